package dev.edd.changelog;

import dev.edd.migration.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.database.core.H2Database;
import liquibase.database.core.MariaDBDatabase;
import liquibase.database.core.MySQLDatabase;
import liquibase.database.core.PostgresDatabase;
import liquibase.sql.visitor.SqlVisitor;

/** What of a native changelog is meant for a database: by the {@code dbms} of changesets and of changes. */
record DbmsFilter(Dialect dialect) {
    /** Returns whether a changeset is run there; Liquibase runs none whose only change is for another database. */
    boolean accepts(ChangeSet changeSet) {
        List<Change> changes = changeSet.getChanges();
        return dialect == Dialect.OTHER
                || (DatabaseList.definitionMatches(changeSet.getDbmsSet(), name(), true)
                        && (changes.size() != 1 || accepts(changes.get(0))));
    }

    /** Returns whether a change of a changeset that is run there is carried out. */
    boolean accepts(Change change) {
        return dialect == Dialect.OTHER
                || !(change instanceof DbmsTargetedChange targeted)
                || DatabaseList.definitionMatches(targeted.getDbms(), name(), true);
    }

    /** Returns whether what a changeset generates is changed there. */
    boolean accepts(SqlVisitor visitor) {
        return dialect == Dialect.OTHER || DatabaseList.definitionMatches(visitor.getApplicableDbms(), name(), true);
    }

    /** Returns the databases that a changeset names; empty if it is meant for all. */
    static Set<String> named(ChangeSet changeSet) {
        Set<String> names = changeSet.getDbmsSet();
        return names == null || names.contains("all") ? Set.of() : names;
    }

    /** Returns the scope in which checksums leave out the changes for other databases, as Liquibase's own do. */
    Map<String, Object> scope() {
        return database()
                .map(database -> Map.<String, Object>of(Scope.Attr.database.name(), database))
                .orElse(Map.of());
    }

    /** Returns Liquibase's word for the database, without a connection; empty if nobody knows which it is. */
    Optional<Database> database() {
        return switch (dialect) {
            case H2 -> Optional.of(new H2Database());
            case POSTGRESQL -> Optional.of(new PostgresDatabase());
            case MARIADB -> Optional.of(new MariaDBDatabase());
            case MYSQL -> Optional.of(new MySQLDatabase());
            case OTHER -> Optional.empty();
        };
    }

    private String name() {
        return dialect.name().toLowerCase(Locale.ROOT);
    }
}
