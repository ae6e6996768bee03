package dev.edd.sql;

import dev.edd.migration.Dialect;
import java.util.List;

/**
 * Tells which delimiters belong to a statement, because they stand in a routine's body: {@code CREATE TRIGGER … BEGIN …;
 * END}, a rule's {@code DO (…; …)}, or a block by itself. It is shown every token of the statement but white space and
 * comments, and knows no more of the grammar than it takes to pair {@code BEGIN} and {@code END}.
 */
final class Body {
    /** The body of a statement that has none. */
    static final Body NONE = new Body(new Syntax(Dialect.OTHER, false), State.PLAIN);

    private static final List<String> ROUTINES =
            List.of("FUNCTION", "PROCEDURE", "PROC", "TRIGGER", "EVENT", "PACKAGE");

    /** What may stand before the kind of object. */
    private static final List<String> BEFORE_KIND =
            List.of("OR", "REPLACE", "DEFINER", "AGGREGATE", "CONSTRAINT", "ALTER", "EDITIONABLE");

    /** What may stand before a routine's name. */
    private static final List<String> BEFORE_NAME = List.of("IF", "NOT", "EXISTS", "TRIGGER");

    private enum State {
        /** The key words before the kind of object: {@code CREATE OR REPLACE}. */
        HEADING,
        /** {@code BEGIN}, and it is not known yet whether a transaction or a block. */
        BEGIN,
        /** {@code BEGIN NOT}: MariaDB's block, or PostgreSQL's {@code DEFERRABLE}. */
        BEGIN_NOT,
        /** What follows is the routine's name. */
        NAME,
        /** A routine. */
        ROUTINE,
        /** A rule. */
        RULE,
        /** Anything else. */
        PLAIN
    }

    private final Syntax syntax;
    private final Blocks blocks;
    private State state;
    private int parentheses;
    private boolean value;

    private Body(Syntax syntax, State state) {
        this.syntax = syntax;
        this.state = state;
        this.blocks = new Blocks(syntax);
    }

    /** Returns the body of the statement that begins with the lexer's token. */
    static Body of(Syntax syntax, Lexer lexer) {
        if (!lexer.delimitsBySemicolon()) {
            return NONE;
        }
        if (lexer.is("CREATE") || lexer.is("ALTER")) {
            return new Body(syntax, State.HEADING);
        }
        if (syntax.looseBlocks() && (Blocks.opens(lexer) || lexer.is("FOR"))) {
            Body body = new Body(syntax, State.ROUTINE);
            body.blocks.open(lexer);
            return body;
        }
        return lexer.is("BEGIN") ? new Body(syntax, State.BEGIN) : NONE;
    }

    /** Returns whether a delimiter would be part of the statement. */
    boolean isOpen() {
        return (state == State.ROUTINE && blocks.isOpen()) || (state == State.RULE && parentheses > 0);
    }

    /** Returns where the outermost block begins. */
    int start() {
        return blocks.start();
    }

    /** Takes notice of the statement's next token, the second being the first one shown. */
    void see(Token token, Lexer lexer) {
        switch (state) {
            case HEADING -> state = heading(token, lexer);
            case BEGIN -> state = begin(token, lexer);
            case BEGIN_NOT -> state = beginNot(lexer);
            case NAME -> state = name(token, lexer);
            case ROUTINE -> blocks.see(token, lexer);
            case RULE -> count(lexer);
            case PLAIN -> {}
        }
    }

    private State heading(Token token, Lexer lexer) {
        boolean valued = value;
        value = lexer.is('=') || lexer.is('@');
        if (token != Token.WORD || valued) {
            return State.HEADING;
        }
        if (lexer.isAny(ROUTINES)) {
            return State.NAME;
        }
        if (lexer.is("RULE")) {
            return State.RULE;
        }
        return lexer.isAny(BEFORE_KIND) ? State.HEADING : State.PLAIN;
    }

    private State begin(Token token, Lexer lexer) {
        if (lexer.is("NOT")) {
            return State.BEGIN_NOT;
        }
        if (!syntax.generic() || token != Token.WORD || Blocks.ofTransaction(lexer)) {
            return State.PLAIN;
        }
        blocks.open(lexer);
        blocks.see(token, lexer);
        return State.ROUTINE;
    }

    private State beginNot(Lexer lexer) {
        if (!lexer.is("ATOMIC")) {
            return State.PLAIN;
        }
        blocks.open(lexer);
        return State.ROUTINE;
    }

    private static State name(Token token, Lexer lexer) {
        return token == Token.SYMBOL || lexer.isAny(BEFORE_NAME) ? State.NAME : State.ROUTINE;
    }

    private void count(Lexer lexer) {
        if (lexer.is('(')) {
            parentheses++;
        } else if (lexer.is(')')) {
            parentheses--;
        }
    }
}
