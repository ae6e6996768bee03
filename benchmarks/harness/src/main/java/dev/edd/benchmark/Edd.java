package dev.edd.benchmark;

import dev.edd.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** This product, with a folder of plain SQL. */
final class Edd implements Candidate {
    @Override
    public String name() {
        return "edd";
    }

    @Override
    public Artifact plugin() {
        return new Artifact("dev.edd", "edd-maven-plugin", Versions.of("edd"));
    }

    @Override
    public String goal(Task task) {
        return switch (task) {
            case VALIDATE -> "validate";
            case MIGRATE, NOTHING -> "migrate";
            case STATUS -> "status";
        };
    }

    @Override
    public Map<String, String> configuration(TestDatabase database) {
        return Map.of("url", database.url(), "username", database.username(), "password", database.password());
    }

    @Override
    public void write(Path project, Migrations migrations) throws IOException {
        migrations.writeEach(project.resolve("src/main/resources/db/changelog/initial"), "%05d_item.sql");
    }

    @Override
    public String historyCount() {
        return "SELECT COUNT(*) FROM databasechangelog";
    }

    @Override
    public Sign sign(Task task, int migrations) {
        return switch (task) {
            case VALIDATE -> new Sign("%1$,d migrations of %1$,d refactorings in".formatted(migrations), 1);
            case STATUS -> new Sign(" END ", migrations);
            case MIGRATE, NOTHING -> Sign.NONE;
        };
    }
}
