package dev.edd;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.edd.SourceMethods.SourceMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is larger than can be read at once. */
@AnalyzeClasses(packages = "dev.edd", importOptions = DoNotIncludeTests.class)
class SizeTest {
    private static final int MOST_LINES = 250;
    private static final int MOST_LINES_OF_A_RULE = 100;
    private static final int MOST_LINES_OF_A_METHOD = 25;

    /** Below this, the methods were not found. */
    private static final int FEWEST_METHODS = 100;

    private static final int MOST_PARAMETERS = 4;

    /** Overrides methods of Liquibase's that have more parameters. */
    private static final String OF_LIQUIBASE = "OwnProperties";

    private static final int MOST_COMPONENTS = 6;

    @ParameterizedTest
    @MethodSource
    void a_file_has_at_most_250_lines_and_a_rule_100(Path file) throws IOException {
        long lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("import "))
                .count();

        assertThat(lines)
                .as(file.toString())
                .isLessThanOrEqualTo(file.toString().contains("/rule/catalog/") ? MOST_LINES_OF_A_RULE : MOST_LINES);
    }

    static List<Path> a_file_has_at_most_250_lines_and_a_rule_100() {
        return sources("src/main/java");
    }

    /** A table is read line by line, so it may be as long as it has to be. */
    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "../edd-maven-plugin/src/main/java"})
    void a_method_has_at_most_25_lines_unless_it_is_a_table(String folder) throws IOException {
        List<SourceMethod> methods = SourceMethods.of(sources(folder));

        assertThat(methods)
                .filteredOn(method -> method.lines() > MOST_LINES_OF_A_METHOD && !method.table())
                .isEmpty();
        assertThat(methods).hasSizeGreaterThan(FEWEST_METHODS);
    }

    private static List<Path> sources(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ArchTest
    static void a_method_has_at_most_4_parameters(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type ->
                                !type.isRecord() && !type.getSimpleName().equals(OF_LIQUIBASE))
                        .flatMap(type -> type.getCodeUnits().stream()))
                .filteredOn(unit -> !isGenerated(unit))
                .filteredOn(unit -> unit.getRawParameterTypes().size() > MOST_PARAMETERS)
                .isEmpty();
    }

    @ArchTest
    static void a_record_has_at_most_6_components(JavaClasses classes) {
        assertThat(classes.stream().filter(JavaClass::isRecord))
                .filteredOn(type -> type.getFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                                .count()
                        > MOST_COMPONENTS)
                .isEmpty();
    }

    /** Lambdas and the constructors of enums and inner classes have parameters that nobody wrote. */
    private static boolean isGenerated(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                || unit.getOwner().isEnum()
                || unit.getName().startsWith("lambda$");
    }
}
