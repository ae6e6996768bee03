package dev.edd.validation;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    private final Validator validator = new Validator(List.of(
            new EveryMigration(RuleMetadata.error("bad", "Why.")),
            new EveryMigration(RuleMetadata.warning("odd", "Why."))));

    @Test
    void runs_every_rule_and_orders_findings_by_location_then_rule() {
        Changelog changelog = changelog(migration("8_b/initial"), migration("7_a/initial"));

        assertThat(validator.validate(changelog).findings())
                .extracting(finding -> finding.location() + " " + finding.rule().id())
                .containsExactly(
                        "initial/0007_a.sql bad",
                        "initial/0007_a.sql odd",
                        "initial/0008_b.sql bad",
                        "initial/0008_b.sql odd");
    }

    @Test
    void fails_where_there_is_an_error() {
        Validation validation = validator.validate(changelog(migration("7_a/initial")));

        assertThat(validation.failed()).isTrue();
        assertThat(validation.count(Severity.ERROR)).isEqualTo(1);
        assertThat(validation.count(Severity.WARNING)).isEqualTo(1);
    }

    @Test
    void does_not_fail_where_there_are_only_warnings() {
        Validation validation = validator.validate(changelog(migration("7_a/initial", "allow: bad for a reason")));

        assertThat(validation.failed()).isFalse();
        assertThat(validation.count(Severity.WARNING)).isEqualTo(1);
    }

    @Test
    void silences_a_finding_only_in_the_file_that_allows_it() {
        Changelog changelog = changelog(migration("7_a/initial", "allow: bad for a reason"), migration("8_b/initial"));

        assertThat(validator.validate(changelog).findings())
                .filteredOn(finding -> finding.rule().id().equals("bad"))
                .extracting(finding -> finding.location().path())
                .containsExactly("initial/0008_b.sql");
    }

    @Test
    void reports_a_suppression_that_silences_nothing() {
        Validator idle = new Validator(List.of(new Nothing()));

        assertThat(idle.validate(changelog(migration("7_a/initial", "allow: quiet no longer needed")))
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
        Validator idle = new Validator(List.of(new Nothing()));

        assertThat(idle.validate(changelog(migration("7_a/initial", "allow: quite for a reason")))
                        .findings())
                .singleElement()
                .extracting(Finding::fix)
                .isEqualTo("Remove the line, or name a rule there is, for example quiet.");
    }

    @Test
    void gives_the_same_findings_for_the_same_changelog() {
        Changelog changelog = changelog(migration("7_a/initial"), migration("8_b/initial", "allow: odd for a reason"));

        assertThat(validator.validate(changelog)).isEqualTo(validator.validate(changelog));
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
