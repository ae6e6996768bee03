package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.testing.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What is done to runs, and to the servers under them. */
enum Fault {
    /** The runner dies by {@code kill -9}, and now and then the one that continues dies as well. */
    KILLED("runner killed (kill -9)"),

    /** The runner stops, its lease runs out, another takes over, and it goes on. */
    FROZEN("runner frozen, lease lost, thawed"),

    /** The lease is taken from a runner that is at work. */
    LEASE_LOST("lease taken away"),

    /** The server ends every session. */
    CUT_OFF("connections cut"),

    /** The server dies and is started again. */
    CRASHED("server killed and restarted"),

    /** A transaction of somebody else holds a row of the table. */
    BLOCKED("long transaction on the table"),

    /** Two or four runners begin at once, and sometimes one of them is killed. */
    CROWDED("two or four runners at once"),

    /** Runners begin at once whose clocks differ by a day and less. */
    SKEWED("runners with wrong clocks at once"),

    /** A runner with a wrong clock takes over from a frozen one with another. */
    SKEWED_TAKE_OVER("frozen, taken over by a wrong clock"),

    /** No file can grow any more. */
    DISK_FULL("disk full");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    /** Has it happen to a run in this JVM. */
    void strike(Workbench workbench) {
        switch (this) {
            case LEASE_LOST -> takeLease(workbench);
            case CUT_OFF -> cutOff(workbench);
            case CRASHED -> crash(workbench.database().server());
            default -> throw new IllegalArgumentException("%s happens to processes".formatted(this));
        }
    }

    /** Ends every other session of the database. */
    private static void cutOff(Workbench workbench) {
        switch (workbench.database().server()) {
            case POSTGRESQL -> workbench.rows("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()""");
            case MARIADB, MYSQL -> end(workbench, "KILL %s", """
                    SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID()""");
            case H2 -> H2Process.cut();
        }
    }

    private static void end(Workbench workbench, String command, String others) {
        for (String session : workbench.rows(others)) {
            try (Connection connection = workbench.database().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(command.formatted(session));
            } catch (SQLException endedByItself) {
                assertThat(workbench.rows(others)).doesNotContain(session);
            }
        }
    }

    /** Has the server die as by a power cut, and start again. */
    private static void crash(TestServer server) {
        if (server == TestServer.H2) {
            H2Process.crash();
            return;
        }
        String signal = server == TestServer.POSTGRESQL ? "QUIT" : "KILL";
        try {
            new ProcessBuilder("kill", "-s", signal, Long.toString(server.processId()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        server.restart();
    }

    /** Takes the lease from whoever has it, as the next runner does with one that is taken for dead. */
    private static void takeLease(Workbench workbench) {
        if (!workbench.rows(LEASES).equals(List.of("0"))) {
            workbench.execute("UPDATE EDD_LEASE SET TOKEN = TOKEN + 1, EXPIRES = 0");
        }
    }

    private static final String LEASES =
            "SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) = 'edd_lease'";
}
