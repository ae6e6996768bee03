package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.sql.Action.NotUnderstood;
import dev.edd.sql.Action.Origin;
import java.util.List;

/** What is being read: the source, how far the cursor has come in it, and the actions found so far. */
final class Sentence {
    /** Deeper than anyone writes, and far from what the stack holds. */
    private static final int DEEPEST = 20;

    private final Source source;
    private final Syntax syntax;
    private final Cursor cursor;
    private final Names names;
    private final List<Action> actions;
    private int depth;
    private boolean inBlock;

    Sentence(Source source, Syntax syntax, List<Action> actions) {
        this(source, syntax, actions, 0);
    }

    private Sentence(Source source, Syntax syntax, List<Action> actions, int depth) {
        this.source = source;
        this.syntax = syntax;
        this.cursor = new Cursor(source.text(), syntax);
        this.names = new Names(syntax.dialect());
        this.actions = actions;
        this.depth = depth;
    }

    Source source() {
        return source;
    }

    Dialect dialect() {
        return syntax.dialect();
    }

    Cursor cursor() {
        return cursor;
    }

    /** Returns whether it may be MySQL's or MariaDB's. */
    boolean perhapsMysql() {
        return syntax.mysql() || syntax.generic();
    }

    /** Returns whether it may be PostgreSQL's. */
    boolean perhapsPostgres() {
        return dialect() == Dialect.POSTGRESQL || syntax.generic();
    }

    /** Returns whether it may be H2's. */
    boolean perhapsH2() {
        return dialect() == Dialect.H2 || syntax.generic();
    }

    /** Reads a name; {@link QualifiedName#NONE} if the cursor is not at one. */
    QualifiedName name() {
        return names.read(cursor);
    }

    /** Reads the name of a member and qualifies it by its owner's. */
    QualifiedName member(QualifiedName owner) {
        return names.member(cursor, owner);
    }

    /** Reads the new name of something; where it has no qualifiers, the old ones stay. */
    QualifiedName renamed(QualifiedName old) {
        return names.renamed(cursor, old);
    }

    /** Returns the origin of what was read from the offset to the cursor. */
    Origin origin(int start) {
        return source.origin(start, cursor.passed());
    }

    /** Adds an action. */
    void add(Action action) {
        actions.add(action);
    }

    /** Returns whether it is a block's, where {@code SELECT … INTO} fills a variable. */
    boolean inBlock() {
        return inBlock;
    }

    void enterBlock() {
        inBlock = true;
    }

    /** Returns how many actions were found. */
    int size() {
        return actions.size();
    }

    /** Adds that what was read from the offset to the cursor may do anything. */
    void notUnderstood(int start, String reason) {
        add(new NotUnderstood(origin(start), reason));
    }

    /** Returns a sentence within this one: a routine's body, or what stands in a string. */
    Sentence inner(Source other, List<Action> found) {
        return new Sentence(other, syntax, found, depth + 1);
    }

    /** Reads statements that stand elsewhere, such as in a string, and adds their actions. */
    void read(Source other) {
        new Classifier(inner(other, actions)).read();
    }

    /** Reads a block that was written as a string, and adds its actions. */
    void readBlock(Source block, String language) {
        BlockParser.readQuoted(inner(block, actions), language);
    }

    /** Goes into a statement, which may be part of another; returns whether it is not too deep. */
    boolean enter() {
        depth++;
        return depth <= DEEPEST;
    }

    void leave() {
        depth--;
    }
}
