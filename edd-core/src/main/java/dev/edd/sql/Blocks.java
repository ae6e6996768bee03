package dev.edd.sql;

import java.util.List;

/**
 * Pairs the blocks of a routine's body with their {@code END}s. Key words count only where a statement of the body can
 * begin, as {@code begin}, {@code end} and {@code if} are good column and function names to some databases.
 */
final class Blocks {
    private static final List<String> OF_TRANSACTION = List.of(
            "TRANSACTION",
            "TRAN",
            "WORK",
            "ISOLATION",
            "READ",
            "DEFERRABLE",
            "IMMEDIATE",
            "EXCLUSIVE",
            "DEFERRED",
            "CONCURRENT",
            "DISTRIBUTED");
    private static final List<String> OPENING = List.of("IF", "CASE", "LOOP", "WHILE", "REPEAT");
    private static final List<String> INTRODUCING = List.of("THEN", "ELSE", "DO", "LOOP", "ATOMIC");

    /** What stands before or within the conditions of a handler. */
    private static final List<String> OF_CONDITION = List.of("FOR", "NOT", "SQLSTATE", "VALUE");

    /** What may stand at the end of a routine's heading. */
    private static final List<String> OF_HEADING = List.of("ROW", "DETERMINISTIC", "DATA", "SQL", "INVOKER", "DEFINER");

    private final Syntax syntax;
    private int depth;
    private int start;
    private int cases;
    private int parentheses;
    private boolean first;
    private boolean member;
    private boolean begun;
    private boolean ended;
    private boolean declares;
    private boolean lead;
    private boolean condition;
    private boolean returns;
    private boolean until;

    Blocks(Syntax syntax) {
        this.syntax = syntax;
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Returns where the outermost block begins. */
    int start() {
        return start;
    }

    /** Returns whether the word says that the {@code BEGIN} before it begins a transaction. */
    static boolean ofTransaction(Lexer lexer) {
        return lexer.isAny(OF_TRANSACTION);
    }

    /** Opens a block; a statement follows. */
    void open(Lexer lexer) {
        if (depth == 0) {
            start = lexer.start();
        }
        depth++;
        first = true;
        returns = false;
    }

    /** Takes notice of the next token. */
    void see(Token token, Lexer lexer) {
        if (begun) {
            begun = false;
            decide(token, lexer);
        }
        if (lead) {
            follow(token, lexer);
        }
        if (token == Token.WORD) {
            boolean plain = !member && !ended && parentheses == 0;
            boolean leads = plain && first && cases == 0;
            first = false;
            ended = false;
            if (plain) {
                word(lexer, leads);
            }
        } else if (lexer.is(';')) {
            endOfStatement();
        } else {
            symbol(token, lexer);
        }
        member = lexer.is('.');
    }

    private boolean leadsUp(Lexer lexer) {
        return depth == 0 ? lexer.is("FOLLOWS") || lexer.is("PRECEDES") : declares && lexer.is("HANDLER");
    }

    /** A statement follows a handler's conditions, and the name of the trigger that another one {@code FOLLOWS}. */
    private void follow(Token token, Lexer lexer) {
        if (condition) {
            condition = token == Token.WORD && lexer.isAny(OF_CONDITION);
        } else {
            condition = lexer.is(',');
            lead = condition;
            first = !condition;
        }
    }

    /** The token after {@code BEGIN} decides whether that was a block or a name: {@code UPDATE OF begin ON t}. */
    private void decide(Token token, Lexer lexer) {
        boolean block = token == Token.NAME || (token == Token.WORD && !ofTransaction(lexer) && !lexer.is("ON"));
        if ((depth == 0 && syntax.atomicBodiesOnly()) ? lexer.is("ATOMIC") : block) {
            open(lexer);
        }
    }

    private void endOfStatement() {
        cases = 0;
        parentheses = 0;
        declares = false;
        lead = false;
        returns = false;
        until = false;
        ended = false;
        first = depth > 0;
    }

    private void symbol(Token token, Lexer lexer) {
        if (lexer.is('(')) {
            parentheses++;
        } else if (lexer.is(')') && parentheses > 0) {
            parentheses--;
        }
        boolean header = depth == 0 && (token == Token.STRING || lexer.is(')'));
        first = parentheses == 0 && (lexer.is(':') || header);
    }

    private void word(Lexer lexer, boolean leads) {
        if (lexer.is("END")) {
            end(leads);
        } else if (lexer.is("BEGIN")) {
            begun = leads || depth == 0;
        } else if (((leads || returns) && opens(lexer)) || (leads && depth > 0 && lexer.is("FOR"))) {
            open(lexer);
            first = lexer.is("LOOP") || lexer.is("REPEAT");
        } else if (lexer.is("CASE")) {
            cases++;
        } else {
            first = cases == 0 && introduces(lexer);
            until |= leads && lexer.is("UNTIL");
            declares |= leads && lexer.is("DECLARE");
            returns = depth == 0 && (lexer.is("RETURNS") || (returns && !lexer.is("RETURN")));
            if (leadsUp(lexer)) {
                lead = true;
                condition = true;
            }
        }
    }

    private void end(boolean leads) {
        if (cases > 0) {
            cases--;
        } else if (depth > 0 && (leads || until)) {
            depth--;
            ended = true;
            until = false;
        }
    }

    /** Returns whether the word opens a block where a statement can begin. */
    static boolean opens(Lexer lexer) {
        return lexer.isAny(OPENING);
    }

    /** Returns whether a statement of the body follows the word. */
    private boolean introduces(Lexer lexer) {
        return lexer.isAny(INTRODUCING) || (depth == 0 && lexer.isAny(OF_HEADING));
    }
}
