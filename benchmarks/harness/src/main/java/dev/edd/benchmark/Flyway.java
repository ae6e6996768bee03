package dev.edd.benchmark;

import dev.edd.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Flyway, with a file for each migration. */
final class Flyway implements Candidate {
    @Override
    public String name() {
        return "flyway-maven-plugin " + Versions.of("flyway");
    }

    @Override
    public Artifact plugin() {
        return new Artifact("org.flywaydb", "flyway-maven-plugin", Versions.of("flyway"));
    }

    @Override
    public List<Artifact> dependencies() {
        return List.of(new Artifact("org.flywaydb", "flyway-database-postgresql", Versions.of("flyway")));
    }

    @Override
    public String goal(Task task) {
        return switch (task) {
            case VALIDATE -> "";
            case MIGRATE, NOTHING -> "migrate";
            case STATUS -> "info";
        };
    }

    @Override
    public Map<String, String> configuration(TestDatabase database) {
        return Map.of(
                "url", database.url(),
                "user", database.username(),
                "password", database.password(),
                "locations", "<location>filesystem:${project.basedir}/migrations</location>");
    }

    @Override
    public void write(Path project, Migrations migrations) throws IOException {
        migrations.writeEach(project.resolve("migrations"), "V%05d__item.sql");
    }

    @Override
    public String historyCount() {
        return "SELECT COUNT(*) FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL";
    }

    @Override
    public Sign sign(Task task, int migrations) {
        return task == Task.STATUS ? new Sign("| Success |", migrations) : Sign.NONE;
    }
}
