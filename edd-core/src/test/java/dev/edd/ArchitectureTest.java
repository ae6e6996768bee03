package dev.edd;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.edd.migration.EddException;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tree is the architecture: who may import whom, and which library is known where. */
@AnalyzeClasses(packages = "dev.edd", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int FEWEST_CLASSES = 100;
    private static final String[] LIBRARIES = {"liquibase..", "org.jdbi..", "com.fasterxml.jackson..", "org.yaml.."};

    /** What only the rules are written with: nobody else may import it, so that it is no more shown than hidden types are. */
    private static final List<String> TOOLS_OF_RULES =
            List.of("dev.edd.rule.text", "dev.edd.rule.schema", "dev.edd.rule.fix");

    private static final String[] JDK_AND_JSPECIFY = {"java..", "javax..", "org.xml.sax..", "org.jspecify.."};

    /** The package map, lowest package first: all that a package may import besides the JDK. */
    private static final List<Row> MAP = List.of(
            row("migration"),
            row("release", "dev.edd.migration"),
            row("environment", "dev.edd.migration"),
            row("sql", "dev.edd.migration"),
            row("changelog", "dev.edd.migration", "dev.edd.sql", "liquibase.."),
            row("database", "dev.edd.migration", "org.jdbi.."),
            row("lease", "dev.edd.migration", "dev.edd.release", "dev.edd.database"),
            row("history", "dev.edd.migration", "dev.edd.sql", "dev.edd.database", "dev.edd.lease", "org.jdbi.."),
            row("audit", "dev.edd.migration", "dev.edd.release", "dev.edd.environment", "dev.edd.database"),
            row("usage", "dev.edd.migration", "dev.edd.release", "dev.edd.sql", "dev.edd.database"),
            row("rule", "dev.edd.migration", "dev.edd.sql"),
            row("rule.text", "dev.edd.migration", "dev.edd.sql", "dev.edd.rule"),
            row("rule.schema", "dev.edd.migration", "dev.edd.sql", "dev.edd.rule", "dev.edd.rule.text"),
            row(
                    "rule.fix",
                    "dev.edd.migration",
                    "dev.edd.sql",
                    "dev.edd.rule",
                    "dev.edd.rule.text",
                    "dev.edd.rule.schema"),
            row(
                    "rule.catalog",
                    "dev.edd.migration",
                    "dev.edd.release",
                    "dev.edd.sql",
                    "dev.edd.rule",
                    "dev.edd.rule.text",
                    "dev.edd.rule.schema",
                    "dev.edd.rule.fix"),
            row("validation", "dev.edd.migration", "dev.edd.rule"),
            row(
                    "settings",
                    "dev.edd.migration",
                    "dev.edd.release",
                    "dev.edd.environment",
                    "dev.edd.rule",
                    "dev.edd.validation",
                    "org.yaml.snakeyaml.."),
            row("baseline", "dev.edd.migration", "dev.edd.validation", "com.fasterxml.jackson.."),
            row("plan", "dev.edd.migration", "dev.edd.release", "dev.edd.environment"),
            row("fleet", "dev.edd.migration", "dev.edd.release", "dev.edd.plan"),
            row("risk", "dev.edd.migration", "dev.edd.sql", "dev.edd.plan", "dev.edd.database"),
            row("backfill", "dev.edd.migration", "dev.edd.database", "org.jdbi.."),
            // Imports changelog, because it runs the changesets that changelog makes of a plan's migrations; and sql,
            // because
            // it must know which index a statement builds to clear away what a broken build has left.
            row(
                    "execution",
                    "dev.edd.migration",
                    "dev.edd.release",
                    "dev.edd.sql",
                    "dev.edd.plan",
                    "dev.edd.history",
                    "dev.edd.backfill",
                    "dev.edd.database",
                    "dev.edd.lease",
                    "dev.edd.changelog",
                    "liquibase..",
                    "org.jdbi.."),
            row(
                    "safeguard",
                    "dev.edd.migration",
                    "dev.edd.plan",
                    "dev.edd.backfill",
                    "dev.edd.execution",
                    "dev.edd.database"),
            row(
                    "report",
                    "dev.edd.migration",
                    "dev.edd.release",
                    "dev.edd.audit",
                    "dev.edd.validation",
                    "dev.edd.plan",
                    "dev.edd.fleet",
                    "dev.edd.backfill",
                    "dev.edd.rule",
                    "com.fasterxml.jackson.."),
            row("scaffold", "dev.edd.migration"));

    @ArchTest
    static final ArchRule packages_import_only_what_their_row_lists =
            CompositeArchRule.of(MAP.stream().map(Row::rule).toList());

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.edd.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule vocabulary_is_plain_java = classes()
            .that()
            .resideInAPackage("dev.edd.migration")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.security..", // the digest that texts are told apart by
                    "java.nio.charset..",
                    "org.jspecify..",
                    "dev.edd.migration")
            .because("the domain must outlive a Liquibase or JDBI upgrade, and does no I/O");

    @ArchTest
    static final ArchRule nothing_imports_the_facade = noClasses()
            .that()
            .resideOutsideOfPackage("dev.edd")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.edd")
            .because("it only wires what lies below it");

    @ArchTest
    static final ArchRule the_facade_shows_no_library = codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.edd")
            .should(showNoLibrary())
            .because("its users must not depend on the version of ours");

    @ArchTest
    static final ArchRule rules_are_final_and_hidden = classes()
            .that()
            .implement(Rule.class)
            .or()
            .implement(PhaseRule.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage("dev.edd.rule.catalog");

    @ArchTest
    static void nobody_calls_a_rule(JavaClasses classes) {
        assertThat(classes.stream().filter(ArchitectureTest::isRule))
                .isNotEmpty()
                .flatMap(rule -> rule.getDirectDependenciesToSelf())
                .filteredOn(use -> !use.getOriginClass()
                        .getName()
                        .startsWith(use.getTargetClass().getName()))
                .extracting(use -> use.getOriginClass().getSimpleName())
                .containsOnly("BuiltInRules");
    }

    private static boolean isRule(JavaClass type) {
        return !type.isInterface() && (type.isAssignableTo(Rule.class) || type.isAssignableTo(PhaseRule.class));
    }

    @ArchTest
    static final ArchRule exceptions_are_final_and_rooted_in_ours = classes()
            .that()
            .areAssignableTo(RuntimeException.class)
            .and()
            .doNotBelongToAnyOf(EddException.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .beAssignableTo(EddException.class);

    @ArchTest
    static final ArchRule nothing_writes_to_standard_streams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nothing_throws_generic_exceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule nothing_logs = noClasses()
            .that()
            // Silences Liquibase, whose loggers take java.util.logging's levels.
            .doNotHaveFullyQualifiedName("dev.edd.changelog.LiquibaseScope$Silence$1")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..")
            .because("what matters is returned or thrown");

    @ArchTest
    static final ArchRule leases_know_no_clock_but_the_databases = noClasses()
            .that()
            .resideInAPackage("dev.edd.lease")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("the clocks of two runners may differ by more than a lease lasts");

    @ArchTest
    static void every_package_has_a_row(JavaClasses classes) {
        assertThat(packages(classes).keySet())
                .containsAll(List.of("dev.edd", "dev.edd.migration", "dev.edd.execution"))
                .allMatch(name -> name.equals("dev.edd") || MAP.stream().anyMatch(row -> row.name.equals(name)));
    }

    @ArchTest
    static void enough_classes_are_seen_for_the_rules_to_mean_something(JavaClasses classes) {
        assertThat(classes).hasSizeGreaterThan(FEWEST_CLASSES);
    }

    @ArchTest
    static void packages_show_at_most_8_types_and_the_vocabulary_15(JavaClasses classes) {
        Map<String, Long> shown = new TreeMap<>();
        packages(classes).forEach((name, members) -> shown.put(name, shown(members)));
        shown.keySet().removeAll(TOOLS_OF_RULES);

        assertThat(shown)
                .allSatisfy((name, count) ->
                        assertThat(count).as(name).isLessThanOrEqualTo(name.equals("dev.edd.migration") ? 15 : 8));
    }

    private static long shown(List<JavaClass> classes) {
        return classes.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isAssignableTo(EddException.class))
                .count();
    }

    private static Map<String, List<JavaClass>> packages(JavaClasses classes) {
        return classes.stream().collect(Collectors.groupingBy(JavaClass::getPackageName));
    }

    private static Row row(String name, String... imports) {
        return new Row("dev.edd." + name, List.of(imports));
    }

    private static ArchCondition<JavaCodeUnit> showNoLibrary() {
        return new ArchCondition<>("show no type of a library") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                boolean shows = unit.getModifiers().contains(JavaModifier.PUBLIC)
                        && Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                                .anyMatch(resideInAnyPackage(LIBRARIES));
                events.add(new SimpleConditionEvent(unit, !shows, unit.getFullName()));
            }
        };
    }

    /** What one package may import besides the JDK and itself. */
    private record Row(String name, List<String> imports) {
        ArchRule rule() {
            List<String> allowed = new ArrayList<>(Arrays.asList(JDK_AND_JSPECIFY));
            allowed.addAll(imports);
            allowed.add(name);
            return classes()
                    .that()
                    .resideInAPackage(name)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed.toArray(String[]::new))
                    // A package of the map need not be built yet; those that are built must all be in the map.
                    .allowEmptyShould(true);
        }
    }
}
