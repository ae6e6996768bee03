package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.DataAction;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.RenameTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to a table, in order, under whatever name it has then. */
final class TableStory {
    private static final Scene.Fact<QualifiedName, List<Event>> OF_TABLE = Scene.Fact.everywhere(TableStory::read);

    private TableStory() {}

    /**
     * A statement about the table.
     *
     * @param name that the table has by then
     */
    record Event(Migration migration, Statement statement, QualifiedName name) {}

    static List<Event> of(QualifiedName table, Scene scene) {
        return OF_TABLE.of(table, scene);
    }

    /** Goes back from name to name: what was done under one before the table got it is about another table. */
    private static List<Event> read(QualifiedName table, Scene scene) {
        List<Event> story = new ArrayList<>();
        QualifiedName name = table;
        @Nullable Statement end = null;
        while (name.isPresent()) {
            List<Event> events = before(end, name, scene);
            int begin = events.size();
            while (begin > 0 && !isGiven(events.get(begin - 1))) {
                begin--;
            }
            story.addAll(0, events.subList(begin, events.size()));
            end = begin > 0 ? events.get(begin - 1).statement() : null;
            name = end instanceof RenameTable given ? given.table() : QualifiedName.NONE;
        }
        return List.copyOf(story);
    }

    private static boolean isGiven(Event event) {
        return event.statement() instanceof RenameTable rename && rename.to().matches(event.name());
    }

    @SuppressWarnings("ReferenceEquality") // the same statement may stand in a changelog twice
    private static List<Event> before(@Nullable Statement end, QualifiedName name, Scene scene) {
        List<Event> events = new ArrayList<>();
        for (Migration migration : scene.about(name)) {
            for (Statement statement : migration.statements()) {
                if (statement == end) {
                    return events;
                }
                if (isAbout(statement, name)) {
                    events.add(new Event(migration, statement, name));
                }
            }
        }
        return events;
    }

    private static boolean isAbout(Statement statement, QualifiedName name) {
        if (statement instanceof RenameTable rename && rename.to().matches(name)) {
            return true;
        }
        return statement instanceof ColumnAction column
                ? column.table().matches(name)
                : statement instanceof TableAction action
                        ? action.table().matches(name)
                        : statement instanceof DataAction change
                                && change.table().matches(name);
    }
}
