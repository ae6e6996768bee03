package dev.edd.migration;

/** One statement of a migration. What it means is known to the package that read it, {@code dev.edd.sql}. */
public interface Statement {
    /** Returns the statement as written, without its delimiter and without white space around it. */
    String text();

    /** Returns it as it may be shown: with {@code ***} in the place of passwords. */
    default String shown() {
        return masked(text());
    }

    /** Returns SQL, or a text that quotes some, with {@code ***} in the place of passwords. */
    static String masked(String sql) {
        return Passwords.masked(sql);
    }

    /** Returns where its first word stands. */
    Location location();

    /** Returns whether the database lets it run inside a transaction; {@code VACUUM}, for one, insists on its own. */
    default boolean runsInTransaction() {
        return true;
    }
}
