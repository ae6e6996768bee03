package dev.edd.sql;

import java.util.List;

/**
 * The name of a table, column or other object, with as many qualifiers as were written. Two names are equal if the
 * database takes them for the same: to PostgreSQL {@code Users} equals {@code "users"}, but not {@code "Users"}.
 *
 * @param parts outermost first, case folded as the dialect folds it; none for what has no name
 * @param written as it stands in the text, quotes included
 */
public record QualifiedName(List<String> parts, String written) {
    /** The name of what has none, such as the index of {@code CREATE INDEX ON t (a)}. */
    public static final QualifiedName NONE = new QualifiedName(List.of(), "");

    public QualifiedName {
        parts = List.copyOf(parts);
    }

    /** Returns whether there is a name. */
    public boolean isPresent() {
        return !parts.isEmpty();
    }

    /** Returns the name without its qualifiers; empty if there is none. */
    public String last() {
        return parts.isEmpty() ? "" : parts.get(parts.size() - 1);
    }

    /**
     * Returns whether both may name the same object, qualifiers that only one of them has set aside: {@code
     * public.users} and {@code users} may.
     */
    public boolean matches(QualifiedName other) {
        int shared = Math.min(parts.size(), other.parts.size());
        for (int i = 1; i <= shared; i++) {
            if (!parts.get(parts.size() - i).equals(other.parts.get(other.parts.size() - i))) {
                return false;
            }
        }
        return shared > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QualifiedName name && name.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
