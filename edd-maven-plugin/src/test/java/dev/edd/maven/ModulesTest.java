package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {
    private static final String CHANGELOG = "db/changelog";

    private final Path root;
    private final MavenProject parent;
    private final MavenProject shop;
    private final MavenProject stock;

    ModulesTest(@TempDir Path root) {
        this.root = root;
        parent = project("parent");
        shop = project("shop");
        stock = project("stock");
        parent.getModel().setModules(List.of("shop", "stock"));
    }

    private MavenProject project(String name) {
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId(name);
        model.setVersion("1");
        MavenProject project = new MavenProject(model);
        project.setFile(root.resolve(name).resolve("pom.xml").toFile());
        return project;
    }

    private static void withChangelog(MavenProject project) throws IOException {
        Files.createDirectories(project.getBasedir().toPath().resolve(CHANGELOG));
    }

    @Test
    void refuses_a_parent_whose_module_has_the_changelog() throws IOException {
        withChangelog(shop);
        Modules modules = new Modules(parent, List.of(parent, shop, stock), CHANGELOG);

        assertThatThrownBy(() -> modules.requireNonePassedOver("migrate"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        edd:migrate runs in parent alone, and would pass shop over.
                          Why    Maven runs a goal that is typed once, however many modules there are.
                          Fix    Type it for each module that has a changelog: mvn edd:migrate -pl :shop""");
    }

    @Test
    void refuses_a_module_beside_another_with_a_changelog() throws IOException {
        withChangelog(shop);
        withChangelog(stock);
        Modules modules = new Modules(shop, List.of(shop, stock), CHANGELOG);

        assertThatThrownBy(() -> modules.requireNonePassedOver("migrate"))
                .hasMessageStartingWith("edd:migrate runs in shop alone, and would pass stock over.")
                .hasMessageEndingWith(": mvn edd:migrate -pl :shop, mvn edd:migrate -pl :stock");
    }

    @Test
    void refuses_a_parent_whose_modules_keep_their_changelogs_elsewhere() {
        Modules modules = new Modules(parent, List.of(parent, shop, stock), CHANGELOG);

        assertThatThrownBy(() -> modules.requireNonePassedOver("status"))
                .hasMessageStartingWith("edd:status runs in parent alone, and would pass its modules over.")
                .hasMessageEndingWith("mvn edd:status -pl :…");
    }

    @Test
    void accepts_one_module_and_one_changelog_for_all() throws IOException {
        withChangelog(shop);

        assertThatCode(() -> new Modules(shop, List.of(shop), CHANGELOG).requireNonePassedOver("migrate"))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Modules(shop, List.of(shop, stock), CHANGELOG).requireNonePassedOver("migrate"))
                .doesNotThrowAnyException();
    }

    @Test
    void accepts_a_parent_that_has_the_only_changelog() throws IOException {
        withChangelog(parent);

        assertThatCode(() ->
                        new Modules(parent, List.of(parent, shop, stock), CHANGELOG).requireNonePassedOver("migrate"))
                .doesNotThrowAnyException();
    }

    @Test
    void accepts_a_changelog_directory_that_is_the_same_for_all() {
        String elsewhere = root.resolve("elsewhere").toAbsolutePath().toString();

        assertThatCode(() ->
                        new Modules(parent, List.of(parent, shop, stock), elsewhere).requireNonePassedOver("migrate"))
                .doesNotThrowAnyException();
    }
}
