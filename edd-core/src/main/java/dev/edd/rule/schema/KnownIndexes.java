package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropConstraint;
import dev.edd.sql.TableAction.DropIndex;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The indexes that MySQL and MariaDB keep of a table, as a changelog says them; in doubt, one is taken to be there. */
public final class KnownIndexes {
    private static final Scene.Fact<QualifiedName, KnownIndexes> OF_TABLE = Scene.Fact.everywhere(KnownIndexes::new);

    private final Map<Migration, Set<KnownIndex>> before = new HashMap<>();
    private final Map<Migration, Set<KnownIndex>> during = new HashMap<>();
    private final Set<KnownIndex> known = new LinkedHashSet<>();
    private boolean complete;

    private KnownIndexes(QualifiedName table, Scene scene) {
        for (Migration migration : scene.about(table)) {
            Set<KnownIndex> met = new LinkedHashSet<>(known);
            before.put(migration, Set.copyOf(known));
            for (Statement statement : migration.statements()) {
                if (statement instanceof CreateTable create && create.table().matches(table)) {
                    known.clear();
                    List<Action> elements = TableElements.of(create, scene).all();
                    complete = !elements.isEmpty() && !Mentions.of("LIKE", create.text());
                    elements.forEach(this::read);
                } else if ((statement instanceof TableAction action
                                && action.table().matches(table))
                        || (statement instanceof ColumnAction column
                                && column.table().matches(table))) {
                    read((Action) statement);
                }
                met.addAll(known);
            }
            if (complete) {
                during.put(migration, met);
            }
        }
    }

    /** Returns those that a table has before a migration, as far as anybody says. */
    public static Set<KnownIndex> before(QualifiedName table, Migration migration, Scene scene) {
        return OF_TABLE.of(table, scene).before.getOrDefault(migration, Set.of());
    }

    /** Returns those, and those that it gets by the migration; empty where nobody says all. */
    public static Optional<Set<KnownIndex>> during(QualifiedName table, Migration migration, Scene scene) {
        return Optional.ofNullable(OF_TABLE.of(table, scene).during.get(migration));
    }

    private void read(Action action) {
        if (action instanceof AddConstraint add && add.constraint().kind() != Kind.CHECK) {
            add(add.constraint().name(), Outline.listed(add.constraint().body()), "");
        } else if (action instanceof CreateIndex create) {
            add(create.index(), Outline.listed(create.text()), create.text());
        } else if ((action instanceof AddColumn add && isKey(add.definition()))
                || (action instanceof RedefineColumn change && isKey(change.definition()))) {
            add(QualifiedName.NONE, List.of(((ColumnAction) action).column().last()), "");
        } else if (action instanceof DropIndex drop) {
            drop(drop.index());
        } else if (action instanceof DropConstraint drop) {
            drop(drop.name());
        } else if (action instanceof RenameColumn || action instanceof DropColumn) {
            replace((ColumnAction) action);
        }
    }

    private static boolean isKey(ColumnAction.Definition definition) {
        return definition.is(Trait.UNIQUE) || definition.is(Trait.PRIMARY_KEY) || definition.is(Trait.FOREIGN_KEY);
    }

    private void add(QualifiedName name, List<String> columns, String text) {
        KnownIndex.of(name, columns, text).ifPresent(known::add);
    }

    private void drop(QualifiedName name) {
        known.removeIf(index -> index.name().equals(name.last().toLowerCase(Locale.ROOT)));
    }

    /** A column that is renamed or dropped takes its place in an index along. */
    private void replace(ColumnAction change) {
        String now = change instanceof RenameColumn rename ? rename.to().last() : "";
        List<KnownIndex> old = List.copyOf(known);
        known.clear();
        old.forEach(index -> index.with(change.column().last(), now).ifPresent(known::add));
    }
}
