package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells what a column is to be that an action renames, or says anew. */
public final class RedefinedColumn {
    private static final Pattern KEPT = Pattern.compile(
            "\\b(?:COMMENT\\s+(?:'[^']*'|\"[^\"]*\")|COLLATE\\s+\\w+|(?:CHARACTER\\s+SET|CHARSET)\\s+\\w+|INVISIBLE|SRID\\s+\\d+"
                    + "|ON\\s+UPDATE\\s+(?:CURRENT_TIMESTAMP|NOW|LOCALTIME(?:STAMP)?)(?:\\s*\\(\\d*\\s*\\))?)",
            Pattern.CASE_INSENSITIVE);

    private RedefinedColumn() {}

    /** Returns the clauses besides type, null and default that a column goes on having when it is renamed or redefined. */
    public static String kept(ColumnAction action, Scene scene) {
        Optional<RedefineColumn> redefined = redefined(action, scene);
        return redefined
                .map(redefine -> kept(redefine.text(), redefine.definition().type()))
                .orElseGet(() -> kept(
                        Redefinition.text(action, scene),
                        Columns.at(scene, action).map(Definition::type).orElse("")));
    }

    /**
     * Returns what a column is to be: as MySQL's CHANGE or MODIFY, or H2's ALTER COLUMN, says, or as it is before other actions,
     * with the default that the migration gives it.
     */
    public static Definition wanted(ColumnAction action, Scene scene) {
        Definition wanted =
                redefined(action, scene).map(RedefineColumn::definition).orElseGet(() -> before(action, scene));
        return LastDefault.behind(action, scene)
                .map(value -> new Definition(wanted.type(), value, wanted.traits()))
                .orElse(wanted);
    }

    /** Returns what a column is before an action, as far as the changelog says. */
    public static Definition before(ColumnAction action, Scene scene) {
        return Columns.at(scene, action).orElse(new Definition("", "", Set.of()));
    }

    private static Optional<RedefineColumn> redefined(ColumnAction action, Scene scene) {
        if (action instanceof RedefineColumn redefine) {
            return Optional.of(redefine);
        }
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(RedefineColumn.class).stream())
                .filter(redefine -> action instanceof RenameColumn rename
                        && redefine.statement().equals(rename.statement())
                        && redefine.column().matches(rename.to()))
                .findFirst();
    }

    /** Returns those of a text that says what a column is. */
    public static String kept(String text, String type) {
        Outline outline = Outline.of(text, Dialect.MYSQL);
        return KEPT.matcher(outline.code())
                .results()
                .filter(clause -> outline.isOutside(clause.start()))
                .map(clause -> text.substring(clause.start(), clause.end()))
                .filter(clause -> !Mentions.of(clause, type))
                .map(clause -> " " + clause)
                .collect(Collectors.joining());
    }
}
