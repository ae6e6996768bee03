package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.Scene;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateIndex.Trait;
import dev.edd.sql.TableAction.CreateTable;
import java.util.regex.Pattern;

/** Tells what is different about an index of PostgreSQL's where its table has partitions. */
public final class IndexOfPartitioned {
    private static final Pattern ON_ONLY = Pattern.compile("\\bON\\s+ONLY\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTITIONED = Pattern.compile("\\bPARTITION\\s+BY\\b", Pattern.CASE_INSENSITIVE);

    private IndexOfPartitioned() {}

    /**
     * Returns whether it is one of the table without its partitions, which has no rows to read. {@code ONLY} makes no
     * difference to a table of which the changelog says that it has no partitions.
     */
    public static boolean isAlone(CreateIndex create, Scene scene) {
        return ON_ONLY.matcher(create.text()).find()
                && scene.about(create.table()).stream()
                        .flatMap(migration -> migration.statements(CreateTable.class).stream())
                        .filter(table -> table.table().matches(create.table()))
                        .allMatch(table -> PARTITIONED.matcher(table.text()).find());
    }

    /** Returns whether it is to be built concurrently, which PostgreSQL refuses, be it of the table alone. */
    public static boolean isRefused(CreateIndex create, Scene scene) {
        return scene.engine().dialect() == Dialect.POSTGRESQL
                && create.traits().contains(Trait.CONCURRENTLY)
                && Partitioned.is(create.table(), scene);
    }
}
