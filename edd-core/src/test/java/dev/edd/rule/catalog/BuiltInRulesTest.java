package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.edd.migration.Changelog;
import dev.edd.migration.Flaw;
import dev.edd.migration.Location;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInRulesTest {
    @Test
    void lists_every_rule_class_of_the_package() {
        Set<String> listed = BuiltInRules.all().stream()
                .map(rule -> rule.getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(classes(Rule.class)).isNotEmpty().isEqualTo(listed);
    }

    @Test
    void lists_every_rule_about_phases() {
        Set<String> listed = phaseSafety().stream()
                .map(rule -> rule.getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(classes(PhaseRule.class)).isNotEmpty().isEqualTo(listed);
    }

    private static Set<String> classes(Class<?> contract) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.edd.rule.catalog").stream()
                        .filter(type -> type.isAssignableTo(contract))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
    }

    @Test
    void has_one_rule_for_every_kind_of_flaw() {
        assertThat(ReadableChangelog.all())
                .extracting(rule -> rule.metadata().id())
                .containsExactlyElementsOf(
                        Arrays.stream(Flaw.Kind.values()).map(Flaw.Kind::rule).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void names_a_rule_like_its_class(Rule rule) {
        // The one class that stands for several rules has no id of its own.
        String expected = rule instanceof ReadableChangelog readable
                ? readable.kind().rule()
                : kebabCase(rule.getClass().getSimpleName());

        assertThat(rule.metadata().id()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("phaseSafety")
    void names_a_rule_about_phases_like_its_class(PhaseRule rule) {
        assertThat(rule.metadata().id()).isEqualTo(kebabCase(rule.getClass().getSimpleName()));
    }

    private static String kebabCase(String name) {
        return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    @Test
    void gives_every_rule_an_id_of_its_own() {
        assertThat(metadata()).extracting(RuleMetadata::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void explains_a_rule_in_one_sentence_and_on_a_page(RuleMetadata rule) {
        assertThat(rule.why()).matches("[A-Z][^!]*[^.]\\.").doesNotContain(". ");
        assertThat(rule.page()).startsWith("# " + rule.id() + "\n\n");
    }

    @ParameterizedTest
    @MethodSource("all")
    void lets_no_rule_throw_on_an_empty_changelog(Rule rule) {
        assertThat(rule.check(new Changelog("db/changelog", List.of(), List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flaw.Kind.class)
    void passes_on_what_could_not_be_read(Flaw.Kind kind) {
        Flaw flaw = new Flaw(kind, new Location("initial/a.sql", 3), "What.", "Fix.");
        Changelog changelog = new Changelog("db/changelog", List.of(), List.of(flaw));

        List<Finding> findings = BuiltInRules.all().stream()
                .flatMap(rule -> rule.check(changelog).stream())
                .toList();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo(kind.rule());
            assertThat(finding.location()).isEqualTo(flaw.location());
            assertThat(finding.what()).isEqualTo("What.");
            assertThat(finding.fix()).isEqualTo("Fix.");
        });
    }

    static List<Rule> all() {
        return BuiltInRules.all();
    }

    static List<PhaseRule> phaseSafety() {
        return Stream.concat(BuiltInRules.phaseSafety().stream(), BuiltInRules.onRequest().stream())
                .toList();
    }

    static List<RuleMetadata> metadata() {
        return Stream.concat(
                        BuiltInRules.all().stream().map(Rule::metadata),
                        phaseSafety().stream().map(PhaseRule::metadata))
                .toList();
    }
}
