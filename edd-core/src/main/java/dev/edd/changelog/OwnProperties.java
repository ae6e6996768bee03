package dev.edd.changelog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Location;
import dev.edd.migration.Phase;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.ContextExpression;
import liquibase.Contexts;
import liquibase.Labels;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.UnexpectedLiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a changelog: those that it defines itself. Liquibase would let each environment variable and system
 * property go before them; here those have values only if they are allowed by name.
 */
final class OwnProperties extends ChangeLogParameters {
    /** Keeps the names apart from those that Liquibase takes from the environment, where no name holds this. */
    private static final String OWN = "=";

    /** How Liquibase is told to make an object of any class by the constructor that takes a text. */
    private static final Pattern OBJECT = Pattern.compile(".*!\\{(.*)}");

    private final Gate gate;

    /** Takes who decides, and the database whose values are meant where properties have one for each database. */
    OwnProperties(Gate gate, Dialect dialect) {
        this.gate = gate;
        setContexts(
                new Contexts(Arrays.stream(Phase.values()).map(Phase::context).toArray(String[]::new)));
        new DbmsFilter(dialect).database().ifPresent(this::describe);
    }

    /** Sets what Liquibase's {@code database.…} say of a database whatever there is in it. */
    private void describe(Database database) {
        setDatabase(database.getShortName());
        set("database.autoIncrementClause", database.getAutoIncrementClause(null, null, null, null));
        set("database.currentDateTimeFunction", database.getCurrentDateTimeFunction());
        set("database.databaseChangeLogLockTableName", database.getDatabaseChangeLogLockTableName());
        set("database.databaseChangeLogTableName", database.getDatabaseChangeLogTableName());
        set("database.databaseProductName", database.getDatabaseProductName());
        set("database.lineComment", database.getLineComment());
        set("database.typeName", database.getShortName());
    }

    @Override
    public void set(String key, Object value, ContextExpression contexts, Labels labels, String... databases) {
        super.set(OWN + key, value, contexts, labels, databases);
    }

    @Override
    public void setLocal(
            String key,
            Object value,
            DatabaseChangeLog changeLog,
            ContextExpression contexts,
            Labels labels,
            String... databases) {
        super.setLocal(OWN + key, value, changeLog, contexts, labels, databases);
    }

    @Override
    public @Nullable Object getValue(String key, DatabaseChangeLog changeLog) {
        Object own = super.getValue(OWN + key, changeLog);
        if (own != null) {
            return own;
        }
        if (isOfMachine(key) && !gate.allows("env." + key)) {
            gate.refuse(
                    Kind.ENVIRONMENT_IN_CHANGELOG,
                    location(changeLog, "${" + key),
                    "${%s} asks for an environment variable or a system property.".formatted(key),
                    "Define %s as a property of the changelog. If you trust whoever wrote it, allow it by name: -Dedd.allow=env.%s"
                            .formatted(key, key));
            return null;
        }
        return super.getValue(key, changeLog);
    }

    @Override
    public boolean hasValue(String key, DatabaseChangeLog changeLog) {
        return getValue(key, changeLog) != null;
    }

    @Override
    public @Nullable String expandExpressions(@Nullable String text, DatabaseChangeLog changeLog) {
        String expanded = super.expandExpressions(text, changeLog);
        Matcher object = OBJECT.matcher(expanded == null ? "" : expanded);
        if (object.matches()) {
            gate.refuse(
                    Kind.UNTRUSTED_CHANGE,
                    location(changeLog, "!{"),
                    "!{%s} asks Liquibase for an object of that class.".formatted(object.group(1)),
                    "Write the value in another way: nothing allows this one.");
            throw new UnexpectedLiquibaseException("A value is no text");
        }
        return expanded;
    }

    private Location location(@Nullable DatabaseChangeLog changeLog, String mentioned) {
        String file = changeLog == null ? null : changeLog.getPhysicalFilePath();
        return gate.locator().mention(file == null ? "" : file, mentioned);
    }

    /** Returns whether Liquibase would take a value from outside of the changelog; it knows no upper case. */
    private static boolean isOfMachine(String key) {
        return Stream.concat(System.getenv().keySet().stream(), System.getProperties().stringPropertyNames().stream())
                .anyMatch(key::equalsIgnoreCase);
    }
}
