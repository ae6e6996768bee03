package dev.edd.migration;

/**
 * What Liquibase knows a changeset by, and so what {@code DATABASECHANGELOG} records.
 *
 * @param path the changelog's logical path, the same in a working tree and in a jar
 */
public record ChangesetKey(String id, String author, String path) {
    @Override
    public String toString() {
        return path + "::" + id + "::" + author;
    }
}
