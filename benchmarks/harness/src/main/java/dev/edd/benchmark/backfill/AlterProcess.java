package dev.edd.benchmark.backfill;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.backfill.BackfillSettings;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.database.Target;
import dev.edd.execution.LockSettings;
import dev.edd.execution.Progress;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;

/** Adds one column to the table, by this product or by plain Liquibase. The password comes on standard input. */
public final class AlterProcess {
    private static final String ALTER = "ALTER TABLE inventory ADD COLUMN note VARCHAR(20);\n";

    private AlterProcess() {}

    /** Takes the tool, a folder to write the changelog to, the URL, the account and the lock timeout in seconds. */
    public static void main(String[] arguments) throws IOException, SQLException, LiquibaseException {
        String password = OwnJvm.password();
        Path work = Path.of(arguments[1]);
        if (arguments[0].equals(Alterer.EDD)) {
            Target target = Target.of(arguments[2]).as(arguments[3], password);
            edd(work, target, Duration.ofSeconds(Long.parseLong(arguments[4])));
        } else {
            try (Connection connection = DriverManager.getConnection(arguments[2], arguments[3], password)) {
                liquibase(work, connection);
            }
        }
    }

    private static void edd(Path work, Target target, Duration lockTimeout) throws IOException {
        write(work.resolve("db/changelog/initial/0001_note.sql"), ALTER);
        int retries = LockSettings.DEFAULT.retries();
        Environment environment = new Environment(
                target,
                AlterProcess.class.getClassLoader(),
                LockSettings.DEFAULT.locking(lockTimeout, retries),
                BackfillSettings.DEFAULT);
        new Edd(new PlainSqlFolder("db/changelog", work))
                .migrate(environment, PlanRequest.of(PhaseSelection.of("initial")), Progress.SILENT);
    }

    private static void liquibase(Path work, Connection connection) throws IOException, LiquibaseException {
        write(work.resolve("changelog.sql"), "--liquibase formatted sql\n--changeset benchmark:1\n" + ALTER);
        System.setProperty("liquibase.analytics.enabled", "false");
        try (Liquibase liquibase =
                new Liquibase("changelog.sql", new DirectoryResourceAccessor(work), new JdbcConnection(connection))) {
            liquibase.update(new Contexts());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
