package dev.edd.benchmark;

import dev.edd.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A goal that does nothing but JDBC. */
final class Jdbc implements Candidate {
    @Override
    public String name() {
        return "plain JDBC";
    }

    @Override
    public Artifact plugin() {
        return Floor.BASELINE;
    }

    @Override
    public String goal(Task task) {
        return task == Task.MIGRATE || task == Task.NOTHING ? "jdbc" : "";
    }

    @Override
    public Map<String, String> configuration(TestDatabase database) {
        return Map.of(
                "url", database.url(),
                "username", database.username(),
                "password", database.password(),
                "directory", "${project.basedir}/migrations");
    }

    @Override
    public void write(Path project, Migrations migrations) throws IOException {
        migrations.writeEach(project.resolve("migrations"), "%05d.sql");
    }

    @Override
    public String historyCount() {
        return "SELECT COUNT(*) FROM jdbc_history";
    }

    @Override
    public Sign sign(Task task, int migrations) {
        return Sign.NONE;
    }
}
