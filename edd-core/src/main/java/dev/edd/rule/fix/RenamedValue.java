package dev.edd.rule.fix;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.TableElements;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ObjectAction.RenameEnumValue;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes how another value takes the place of one of an enumerated type. The release that runs does not know the new value,
 * so that no row may have it before that release is gone: it takes two refactorings.
 */
public record RenamedValue(RenameEnumValue rename, Scene scene) {
    /** A column of the type. */
    private record Use(QualifiedName table, String column, Definition definition) {}

    /** Returns the fix. */
    public String fix() {
        SafeWay way = SafeWay.of(
                        "Add the new value, let the next release read both and write the old one, and move the rows with the "
                                + "release after it, which writes the new one:")
                .in(Phase.INITIAL, "ALTER TYPE %s ADD VALUE IF NOT EXISTS %s;", rename.name(), to());
        SequenceNumber number = scene.changelog().nextNumber();
        for (Use use : uses()) {
            announce(way, use, number);
            moveRows(way, use, number);
            number = number.next();
        }
        return way.toString();
    }

    private void announce(SafeWay way, Use use, SequenceNumber number) {
        String column = use.column();
        String old = quoted(rename.value());
        way.under(
                "initial of refactoring %s".formatted(number),
                "COMMENT ON COLUMN %s.%s IS %s;",
                use.table(),
                column,
                quoted("%s is called %s now".formatted(rename.value(), rename.to())));
        if (use.definition().defaultValue().startsWith(old)) {
            way.more("ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s;", use.table(), column, to());
        }
    }

    private void moveRows(SafeWay way, Use use, SequenceNumber number) {
        String column = use.column();
        String old = quoted(rename.value());
        way.under(
                        "transition of refactoring %s".formatted(number),
                        "%s",
                        Chunks.of(use.table(), scene)
                                .update("%s = %s".formatted(column, to()), "%s = %s".formatted(column, old)))
                .under(
                        "finalization of refactoring %s".formatted(number),
                        "ALTER TABLE %s ADD CONSTRAINT %s_%s_left CHECK (%s <> %s) NOT VALID;",
                        use.table(),
                        Spelling.word(use.table().last()),
                        Spelling.word(column),
                        column,
                        old);
    }

    private String to() {
        return quoted(rename.to());
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Returns the columns of the type that the changelog knows; else words in place of one. */
    private List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        for (Migration migration : scene.changelog().migrations()) {
            migration.statements().forEach(statement -> read(statement, uses));
        }
        Definition unknown = new Definition("", "", Set.of());
        QualifiedName table = new QualifiedName(List.of("<its table>"), "<its table>");
        return uses.isEmpty() ? List.of(new Use(table, "<its column>", unknown)) : uses;
    }

    private void read(Statement statement, List<Use> uses) {
        if (statement instanceof CreateTable create && Mentions.of(rename.name(), create.text())) {
            TableElements.of(create, scene).all().forEach(each -> add(create.table(), each, uses));
        } else if (statement instanceof AddColumn add) {
            add(add.table(), add, uses);
        }
    }

    private void add(QualifiedName table, Action action, List<Use> uses) {
        if (action instanceof AddColumn add
                && SqlParser.name(add.definition().type(), scene.engine().dialect())
                        .matches(rename.name())) {
            uses.add(new Use(table, Spelling.bare(add), add.definition()));
        }
    }
}
