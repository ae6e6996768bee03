package dev.edd.benchmark;

import dev.edd.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Liquibase, with one file of formatted SQL: it reads that faster than as many files by {@code includeAll}. */
final class Liquibase implements Candidate {
    @Override
    public String name() {
        return "liquibase-maven-plugin " + Versions.of("liquibase");
    }

    @Override
    public Artifact plugin() {
        return new Artifact("org.liquibase", "liquibase-maven-plugin", Versions.of("liquibase"));
    }

    @Override
    public String goal(Task task) {
        return switch (task) {
            case VALIDATE -> "";
            case MIGRATE, NOTHING -> "update";
            case STATUS -> "status";
        };
    }

    @Override
    public Map<String, String> configuration(TestDatabase database) {
        return Map.of(
                "url", database.url(),
                "username", database.username(),
                "password", database.password(),
                "searchPath", "${project.basedir}",
                "changeLogFile", "changelog.sql");
    }

    @Override
    public void write(Path project, Migrations migrations) throws IOException {
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
        for (int i = 1; i <= migrations.number(); i++) {
            text.append("--changeset benchmark:").append(i).append('\n').append(Migrations.statement(i));
        }
        Files.writeString(project.resolve("changelog.sql"), text);
    }

    @Override
    public String historyCount() {
        return "SELECT COUNT(*) FROM databasechangelog";
    }

    @Override
    public Sign sign(Task task, int migrations) {
        return task == Task.STATUS ? new Sign(" is up to date", 1) : Sign.NONE;
    }
}
