package dev.edd.validation;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.Severity;
import dev.edd.sql.ColumnAction.DropColumn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    private static final Basis NO_DATABASE = Basis.of(Basis.Hints.NONE);
    private static final Basis POSTGRESQL = Basis.ofServer(Dialect.POSTGRESQL, "17.2");
    private static final RuleMetadata DROP = RuleMetadata.error("drops", "Why.").on(Dialect.POSTGRESQL);

    private final Validator validator = new Validator(
            List.of(
                    new EveryMigration(RuleMetadata.error("bad", "Why.")),
                    new EveryMigration(RuleMetadata.warning("odd", "Why."))),
            List.of());

    private final Validator judging = new Validator(List.of(), List.of(new Drops()));

    @Test
    void runs_every_rule_and_orders_findings_by_location_then_rule() {
        Changelog changelog = changelog(migration("8_b/initial"), migration("7_a/initial"));

        assertThat(validator.validate(changelog, NO_DATABASE, Policy.DEFAULT).findings())
                .extracting(finding -> finding.location() + " " + finding.rule().id())
                .containsExactly(
                        "initial/0007_a.sql bad",
                        "initial/0007_a.sql odd",
                        "initial/0008_b.sql bad",
                        "initial/0008_b.sql odd");
    }

    @Test
    void fails_where_there_is_an_error() {
        Validation validation = validator.validate(changelog(migration("7_a/initial")), NO_DATABASE, Policy.DEFAULT);

        assertThat(validation.failed()).isTrue();
        assertThat(validation.count(Severity.ERROR)).isEqualTo(1);
        assertThat(validation.count(Severity.WARNING)).isEqualTo(1);
    }

    @Test
    void does_not_fail_where_there_are_only_warnings() {
        Validation validation = validator.validate(
                changelog(migration("7_a/initial", "allow: bad for a reason")), NO_DATABASE, Policy.DEFAULT);

        assertThat(validation.failed()).isFalse();
        assertThat(validation.count(Severity.WARNING)).isEqualTo(1);
    }

    @Test
    void silences_a_finding_only_in_the_file_that_allows_it() {
        Changelog changelog = changelog(migration("7_a/initial", "allow: bad for a reason"), migration("8_b/initial"));

        assertThat(validator.validate(changelog, NO_DATABASE, Policy.DEFAULT).findings())
                .filteredOn(finding -> finding.rule().id().equals("bad"))
                .extracting(finding -> finding.location().path())
                .containsExactly("initial/0008_b.sql");
    }

    @Test
    void reports_a_suppression_that_silences_nothing() {
        Validator idle = new Validator(List.of(new Nothing()), List.of());

        assertThat(idle.validate(
                                changelog(migration("7_a/initial", "allow: quiet no longer needed")),
                                NO_DATABASE,
                                Policy.DEFAULT)
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule().id()).isEqualTo("unused-suppression");
                    assertThat(finding.rule().severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.location()).isEqualTo(new Location("initial/0007_a.sql", 1));
                    assertThat(finding.what()).isEqualTo("\"--edd allow: quiet\" silences no finding.");
                    assertThat(finding.fix()).isEqualTo("Remove the line.");
                });
    }

    @Test
    void offers_the_nearest_rule_for_a_suppression_of_none() {
        Validator idle = new Validator(List.of(new Nothing()), List.of());

        assertThat(idle.validate(
                                changelog(migration("7_a/initial", "allow: quite for a reason")),
                                NO_DATABASE,
                                Policy.DEFAULT)
                        .findings())
                .singleElement()
                .extracting(Finding::fix)
                .isEqualTo("Remove the line, or name a rule there is, for example quiet.");
    }

    @Test
    void gives_the_same_findings_for_the_same_changelog() {
        Changelog changelog = changelog(migration("7_a/initial"), migration("8_b/initial", "allow: odd for a reason"));

        assertThat(validator.validate(changelog, NO_DATABASE, Policy.DEFAULT))
                .isEqualTo(validator.validate(changelog, NO_DATABASE, Policy.DEFAULT));
    }

    @Test
    void judges_what_migrations_do() {
        assertThat(judging.validate(changelog(dropping("7_a/finalization", 3)), POSTGRESQL, Policy.DEFAULT)
                        .findings())
                .singleElement()
                .isEqualTo(DROP.at(new Location("finalization/0007_a.sql", 3), "It drops t.\"A\".", "Wait."));
    }

    @Test
    void judges_by_the_rules_that_concern_the_database_alone() {
        assertThat(judging.validate(changelog(dropping("7_a/finalization", 3)), NO_DATABASE, Policy.DEFAULT)
                        .findings())
                .isEmpty();
    }

    @Test
    void judges_only_the_migrations_that_it_is_asked_about() {
        Changelog changelog = changelog(dropping("7_a/finalization", 3), dropping("8_b/finalization", 3));

        assertThat(judging.judge(
                                changelog,
                                POSTGRESQL,
                                Policy.DEFAULT,
                                migration -> migration.number().value() == 8)
                        .failures())
                .extracting(finding -> finding.location().path())
                .containsExactly("finalization/0008_b.sql");
    }

    @Test
    void silences_what_a_migration_does_where_it_says_why() {
        Migration allowed = dropping("7_a/finalization", 3, "allow: drops never released");

        assertThat(judging.validate(changelog(allowed), POSTGRESQL, Policy.DEFAULT)
                        .findings())
                .isEmpty();
        assertThat(judging.judge(changelog(allowed), POSTGRESQL, Policy.DEFAULT, migration -> true)
                        .failures())
                .isEmpty();
    }

    @Test
    void leaves_a_suppression_alone_whose_rule_is_for_another_database() {
        Migration allowed = dropping("7_a/finalization", 3, "allow: drops never released");

        assertThat(judging.validate(changelog(allowed), NO_DATABASE, Policy.DEFAULT)
                        .findings())
                .isEmpty();
    }

    @Test
    void silences_nothing_in_the_other_changesets_of_a_file() {
        Migration allowed = at(new Location("master.xml", 3), dropping("7_a/finalization", 3, "allow: drops unused"));
        Migration other = at(new Location("master.xml", 13), dropping("8_b/finalization", 13));

        assertThat(judging.validate(changelog(allowed, other), POSTGRESQL, Policy.DEFAULT)
                        .findings())
                .extracting(finding -> finding.location().line())
                .containsExactly(13);
    }

    @Test
    void does_not_let_anybody_suppress_what_keeps_a_changelog_from_being_planned() {
        Validator strict =
                new Validator(List.of(new EveryMigration(RuleMetadata.structural("broken", "Why."))), List.of());

        assertThat(strict.validate(
                                changelog(migration("7_a/initial", "allow: broken who cares")),
                                NO_DATABASE,
                                Policy.DEFAULT)
                        .findings())
                .extracting(Finding::fix)
                .containsExactly(
                        "Fix.",
                        "Remove the line: nothing can be planned while this rule is not kept, whatever the reason.");
    }

    @Test
    void weighs_findings_as_the_project_does() {
        Policy policy = new Policy(
                Map.of("bad", Policy.Level.WARNING, "odd", Policy.Level.OFF), Severity.ERROR, Baseline.EMPTY);

        Validation validation = validator.validate(changelog(migration("7_a/initial")), NO_DATABASE, policy);

        assertThat(validation.failed()).isFalse();
        assertThat(validation.findings())
                .extracting(
                        finding -> finding.rule().id() + " " + finding.rule().severity())
                .containsExactly("bad WARNING");
    }

    @Test
    void fails_on_warnings_where_the_project_wants_that() {
        Changelog changelog = changelog(migration("7_a/initial", "allow: bad for a reason"));

        assertThat(validator
                        .validate(changelog, NO_DATABASE, Policy.DEFAULT.failingOn(Severity.WARNING))
                        .failures())
                .extracting(finding -> finding.rule().id())
                .containsExactly("odd");
    }

    @Test
    void does_not_fail_on_what_the_baseline_holds_wherever_it_has_moved() {
        Validation before = judging.validate(changelog(dropping("7_a/finalization", 3)), POSTGRESQL, Policy.DEFAULT);
        Policy since = Policy.DEFAULT.since(before.baseline());
        Changelog changelog = changelog(dropping("7_a/finalization", 40), dropping("8_b/finalization", 3));

        Validation after = judging.validate(changelog, POSTGRESQL, since);

        assertThat(after.known()).isEqualTo(1);
        assertThat(after.findings())
                .extracting(finding -> finding.location().path())
                .containsExactly("finalization/0008_b.sql");
    }

    @Test
    void finds_a_statement_anew_that_was_changed_since_the_baseline() {
        Migration migration = dropping("7_a/finalization", 3);
        Validation before = judging.validate(changelog(migration), POSTGRESQL, Policy.DEFAULT);
        Migration changed = new Migration(
                migration.id(),
                migration.source(),
                migration.directives(),
                List.of(statement("ALTER TABLE t DROP b", migration.location().path(), 3)));

        assertThat(judging.validate(changelog(changed), POSTGRESQL, Policy.DEFAULT.since(before.baseline()))
                        .failed())
                .isTrue();
    }

    @Test
    void keeps_what_nothing_can_be_planned_with_out_of_the_baseline() {
        Validator strict =
                new Validator(List.of(new EveryMigration(RuleMetadata.structural("broken", "Why."))), List.of());

        assertThat(strict.validate(changelog(migration("7_a/initial")), NO_DATABASE, Policy.DEFAULT)
                        .baseline())
                .isEqualTo(Baseline.EMPTY);
    }

    private static Migration dropping(String name, int line, String... directives) {
        Migration migration = migration(name, directives);
        Statement statement =
                statement("ALTER TABLE t DROP \"A\"", migration.location().path(), line);
        return new Migration(migration.id(), migration.source(), migration.directives(), List.of(statement));
    }

    private static Migration at(Location location, Migration migration) {
        Migration.Source source = migration.source();
        return new Migration(
                migration.id(),
                new Migration.Source(source.changeset(), location, source.checksum(), source.contexts()),
                migration.directives(),
                List.of(statement(migration.statements().get(0).text(), location.path(), location.line())));
    }

    /** Flags columns that are dropped, on PostgreSQL. */
    private static final class Drops implements PhaseRule {
        @Override
        public RuleMetadata metadata() {
            return DROP;
        }

        @Override
        public List<Finding> check(Migration migration, Scene scene) {
            return migration.statements(DropColumn.class).stream()
                    .map(drop -> DROP.at(
                            drop.location(),
                            "It drops %s.".formatted(drop.column()),
                            scene.engine().isAtLeast(14, 0, 0) ? "Wait." : "Upgrade."))
                    .toList();
        }
    }

    /** Flags whatever there is. */
    private record EveryMigration(RuleMetadata metadata) implements Rule {
        @Override
        public List<Finding> check(Changelog changelog) {
            return changelog.migrations().stream().map(this::flag).toList();
        }

        private Finding flag(Migration migration) {
            return metadata.at(migration.location(), "What.", "Fix.");
        }
    }

    /** Flags nothing. */
    private static final class Nothing implements Rule {
        @Override
        public RuleMetadata metadata() {
            return RuleMetadata.error("quiet", "Why.");
        }

        @Override
        public List<Finding> check(Changelog changelog) {
            return List.of();
        }
    }
}
