package dev.edd.sql;

import dev.edd.migration.Dialect;

/**
 * Knows the statements that PostgreSQL refuses inside a transaction block: those whose manual pages say so, {@code
 * VACUUM} first. {@code ALTER TYPE … ADD VALUE} is none of them since PostgreSQL 12; migrations run on 14 and later. A statement that is refused only
 * sometimes, such as {@code DROP SUBSCRIPTION}, is taken to be; on its own it runs anyway.
 */
final class Standalone {
    /** What their first words begin with. */
    private static final String INITIALS = "ACDRV";

    private final Cursor words;

    private Standalone(Cursor words) {
        this.words = words;
    }

    /** Returns whether the statement insists on a transaction of its own. */
    static boolean is(String text, Syntax syntax) {
        boolean known = syntax.dialect() == Dialect.POSTGRESQL || syntax.generic();
        return known && mayBe(text) && new Standalone(new Cursor(text, syntax)).verdict();
    }

    private static boolean mayBe(String text) {
        char first = text.isEmpty() ? ' ' : Character.toUpperCase(text.charAt(0));
        return first < 'A' || first > 'Z' || INITIALS.indexOf(first) >= 0;
    }

    /** Returns whether it does so because PostgreSQL does its work {@code CONCURRENTLY}. */
    static boolean isConcurrent(String text) {
        Syntax syntax = Syntax.of(Dialect.POSTGRESQL, text);
        return is(text, syntax) && new Standalone(new Cursor(text, syntax)).find("CONCURRENTLY");
    }

    private boolean verdict() {
        String verb = words.keyword();
        words.advance();
        return switch (verb) {
            case "CREATE", "DROP" -> isOfCluster() || words.accept("SUBSCRIPTION") || isConcurrentIndex();
            case "ALTER" -> alter();
            case "REINDEX" -> reindex();
            case "COMMIT", "ROLLBACK" -> words.accept("PREPARED");
            case "VACUUM" -> true;
            case "DISCARD" -> words.accept("ALL");
            case "CLUSTER" -> clustersAll();
            default -> false;
        };
    }

    /** Returns whether no table is named: {@code CLUSTER}, {@code CLUSTER VERBOSE} and {@code CLUSTER (VERBOSE)}. */
    private boolean clustersAll() {
        if (words.at('(')) {
            words.skip();
        } else {
            words.accept("VERBOSE");
        }
        return words.atEndOfText();
    }

    /** Returns whether it is about something that all databases of a cluster share. */
    private boolean isOfCluster() {
        return words.accept("DATABASE") || words.accept("TABLESPACE");
    }

    private boolean isConcurrentIndex() {
        words.accept("UNIQUE");
        return words.accept("INDEX") && words.accept("CONCURRENTLY");
    }

    private boolean alter() {
        if (words.accept("TABLE")) {
            return find("DETACH") && words.accept("PARTITION") && find("CONCURRENTLY");
        }
        if (words.accept("DATABASE")) {
            return find("SET") && words.accept("TABLESPACE");
        }
        return words.accept("SYSTEM") || (words.accept("SUBSCRIPTION") && find("PUBLICATION"));
    }

    private boolean reindex() {
        boolean alone = false;
        for (; !words.atEndOfText() && !alone; words.advance()) {
            alone = words.at("DATABASE") || words.at("SYSTEM") || words.at("SCHEMA") || words.at("CONCURRENTLY");
        }
        return alone;
    }

    /** Goes past the next such word, wherever it is. */
    private boolean find(String word) {
        while (!words.atEndOfText() && !words.at(word)) {
            words.advance();
        }
        return words.accept(word);
    }
}
