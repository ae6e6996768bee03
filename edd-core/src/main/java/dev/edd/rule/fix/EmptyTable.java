package dev.edd.rule.fix;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.RenameTable;

/**
 * A table that takes the name of another one, whose rows it has not got.
 *
 * @param rename by which it takes the name
 */
public record EmptyTable(RenameTable rename) {
    /** Returns whether it is created by the same initial, which leaves it without rows. */
    public boolean is(Migration migration) {
        return migration.phase() == Phase.INITIAL
                && migration.statements(CreateTable.class).stream()
                        .anyMatch(create -> create.table().matches(rename.table())
                                && !create.traits().contains(CreateTable.Trait.FROM_QUERY))
                && migration.statements(Insert.class).stream()
                        .noneMatch(insert -> insert.table().matches(rename.table()));
    }

    /** Returns the fix. */
    public String fix(Scene scene) {
        Chunks chunks = Chunks.of(rename.to(), scene);
        return SafeWay.of(
                        "Fill the new table before it takes the name, have triggers write into it what changes meanwhile, and swap "
                                + "the two at the end:")
                .in(
                        Phase.TRANSITION,
                        "%s\nINSERT IGNORE INTO %s SELECT * FROM %s WHERE %s;",
                        chunks.directives("<it is not there yet>"),
                        rename.table(),
                        rename.to(),
                        chunks.range(""))
                .in(Phase.FINALIZATION, "%s;", Spelling.statement(rename))
                .toString();
    }
}
