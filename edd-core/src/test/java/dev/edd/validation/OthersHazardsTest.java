package dev.edd.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.PhaseRule;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.catalog.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table in {@code docs/rules/README.md} of what others warn of leaves nothing out and names only rules there are. */
class OthersHazardsTest {
    private static final Path PAGE = Path.of("../docs/rules/README.md");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adding-field-with-default",
                "adding-foreign-key-constraint",
                "adding-not-nullable-field",
                "adding-required-field",
                "adding-serial-primary-key-field",
                "ban-alter-domain-with-add-constraint",
                "ban-char-field",
                "ban-concurrent-index-creation-in-transaction",
                "ban-create-domain-with-constraint",
                "ban-drop-column",
                "ban-drop-database",
                "ban-drop-not-null",
                "ban-drop-table",
                "ban-truncate-cascade",
                "ban-uncommitted-transaction",
                "changing-column-type",
                "constraint-missing-not-valid",
                "disallowed-unique-constraint",
                "identifier-too-long",
                "prefer-bigint-over-int",
                "prefer-bigint-over-smallint",
                "prefer-identity",
                "prefer-repack",
                "prefer-robust-stmts",
                "prefer-text-field",
                "prefer-timestamp-tz",
                "renaming-column",
                "renaming-table",
                "require-concurrent-index-creation",
                "require-concurrent-index-deletion",
                "require-concurrent-partition-detach",
                "require-concurrent-reindex",
                "require-enum-value-ordering",
                "require-lock-timeout",
                "require-statement-timeout",
                "require-table-schema",
                "require-timeout-settings",
                "syntax-error",
                "transaction-nesting",
                "unused-ignore",
            })
    void has_every_rule_of_squawk(String rule) throws IOException {
        assertThat(others()).containsPattern("(?<![\\w-])" + rule + "(?![\\w-])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add_column with a callable default",
                "add_index_corruption",
                "adding a check, unique or exclusion constraint, a foreign key or a reference",
                "adding a json column",
                "adding an auto-incrementing or stored generated column",
                "adding an index non-concurrently",
                "backfilling data",
                "change_column_default",
                "change_column_null with a default",
                "change_column_null_mysql",
                "change_table",
                "changing the type of a column",
                "creating a table with the force option",
                "executing SQL directly",
                "non-unique indexes of more than three columns",
                "removing a column",
                "removing an index",
                "renaming a column, a table, a schema",
                "setting NOT NULL on an existing column",
                "validating a constraint in the transaction that adds it",
            })
    void has_every_check_of_strong_migrations(String check) throws IOException {
        assertThat(others()).contains(check);
    }

    @Test
    void names_only_rules_there_are() throws IOException {
        List<String> known = Stream.concat(
                        BuiltInRules.all().stream().map(Rule::metadata),
                        BuiltInRules.phaseSafety().stream().map(PhaseRule::metadata))
                .map(RuleMetadata::id)
                .collect(Collectors.toList());
        BuiltInRules.onRequest().forEach(rule -> known.add(rule.metadata().id()));
        known.add(Validator.UNUSED_SUPPRESSION.id());

        List<String> named = Pattern.compile("\\[([a-z-]+)]\\(\\1\\.md\\)")
                .matcher(others())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(20).isSubsetOf(known);
    }

    private static String others() throws IOException {
        Matcher matcher =
                Pattern.compile("## What others warn of.*", Pattern.DOTALL).matcher(Files.readString(PAGE));
        return matcher.find() ? matcher.group() : "";
    }
}
