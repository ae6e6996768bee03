package dev.edd.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.catalog.BuiltInRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is found in Liquibase's own formats. Changesets without a context, which plain Liquibase has run, are not judged, and tell
 * what there is.
 */
class NativeFindingsTest {
    private static final String SHOP = """
            databaseChangeLog:
            - changeSet:
                id: 1-shop
                author: ann
                CONTEXT
                changes:
                - createTable:
                    tableName: shop
                    columns:
                    - column: {name: id, type: bigint}
                    - column: {name: name, type: varchar(80)}
                - dropTable: {tableName: stall}
            """;

    private static final String RENAME =
            change("renameColumn: {tableName: shop, oldColumnName: name, newColumnName: title}");

    private final ChangelogFolder folder;

    NativeFindingsTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
    }

    @Test
    void know_the_type_of_a_column_that_a_changeset_without_a_context_made() {
        assertThat(findings("", RENAME)).singleElement().satisfies(finding -> assertThat(finding.fix())
                .contains("ALTER TABLE shop ADD COLUMN title VARCHAR(80);"));
    }

    @Test
    void know_whether_such_a_column_becomes_narrower() {
        assertThat(findings("", retype("varchar(60)")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule().id()).isEqualTo("retyped-column"));
        assertThat(findings("", retype("varchar(120)"))).isEmpty();
    }

    @Test
    void name_the_context_of_each_part_of_a_fix() {
        assertThat(findings("", RENAME)).singleElement().satisfies(finding -> assertThat(finding.fix())
                .contains("\n-- initial (context \"@initial\")\nALTER TABLE shop ADD COLUMN title")
                .contains("\n-- finalization (context \"@finalization\")\nDROP TRIGGER"));
    }

    @Test
    void do_not_count_on_changesets_of_another_context() {
        assertThat(findings("context: demo", RENAME)).singleElement().satisfies(finding -> assertThat(finding.fix())
                .contains("ALTER TABLE shop ADD COLUMN title <the type of name>;"));
    }

    @Test
    void are_none_of_what_plain_Liquibase_has_run_where_a_refactoring_has_the_number_0_either() {
        assertThat(findings("", RENAME.replace("2-change", "0-change"))).hasSize(1);
    }

    private static String retype(String type) {
        return change("modifyDataType: {tableName: shop, columnName: name, newDataType: %s}".formatted(type));
    }

    private static String change(String change) {
        return """
                - changeSet:
                    id: 2-change
                    author: ann
                    context: "@initial"
                    changes:
                    - %s
                """.formatted(change);
    }

    private List<Finding> findings(String context, String change) {
        folder.with("master.yaml", SHOP.replace("CONTEXT", context.isEmpty() ? "comment: old" : context) + change);
        Changelog changelog = folder.readNative("master.yaml", Dialect.POSTGRESQL);
        return new Validator(List.of(), BuiltInRules.phaseSafety())
                .validate(changelog, Basis.ofServer(Dialect.POSTGRESQL, "17"), Policy.DEFAULT)
                .findings();
    }
}
