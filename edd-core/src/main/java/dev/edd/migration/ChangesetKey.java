package dev.edd.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Liquibase knows a changeset by, and so what {@code DATABASECHANGELOG} records.
 *
 * @param path the changelog's logical path, the same in a working tree and in a jar
 */
public record ChangesetKey(String id, String author, String path) {
    /** A folder, a number and a description, as in the plain-SQL layout. */
    private static final Pattern DESCRIBED = Pattern.compile("((?:.*/)?)0*+(\\d*+)[^/\\d][^/]*");

    /** Returns whether both are the same changeset, one of them perhaps under an earlier description. */
    public boolean matches(ChangesetKey other) {
        return equals(other)
                || (id.equals(other.id)
                        && author.equals(other.author)
                        && undescribed().isPresent()
                        && undescribed().equals(other.undescribed()));
    }

    /** Returns the folder of a file whose name begins with the changeset's id; empty where it does not. */
    private Optional<String> undescribed() {
        Matcher file = DESCRIBED.matcher(path);
        return file.matches() && file.group(2).equals(id) ? Optional.of(file.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return path + "::" + id + "::" + author;
    }
}
