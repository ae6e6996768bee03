package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.migration.Statement;
import dev.edd.sql.Action.Block;
import dev.edd.sql.Action.Session;
import dev.edd.sql.Action.Sweep;
import dev.edd.sql.DataAction.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what statements do, by their first word. */
final class Classifier {
    private static final Set<String> OF_SESSION = Words.of("""
            CHECK CHECKPOINT CLOSE DEALLOCATE DECLARE DISCARD FETCH LISTEN MOVE NOTIFY UNLISTEN
            """);

    /** What MariaDB runs outside of routines, too. */
    private static final Set<String> LOOSE = Words.of("IF CASE FOR LOOP WHILE REPEAT");

    private static final Set<String> QUERIES =
            Set.of("(", "CHECKSUM", "DESC", "DESCRIBE", "HELP", "SELECT", "SHOW", "TABLE", "VALUES");

    private final Sentence sentence;
    private final Cursor cursor;

    Classifier(Sentence sentence) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
    }

    /** Returns what a statement does; never empty. */
    static List<Action> actions(Statement statement, Dialect dialect) {
        List<Action> actions = new ArrayList<>(2);
        Sentence sentence = new Sentence(Source.of(statement), syntaxOf(statement, dialect), actions);
        new Classifier(sentence).read();
        if (sentence.cursor().hasPassedBackslash()) {
            actions.clear();
            sentence.notUnderstood(0, "a backslash begins a command of the client's");
        } else if (actions.isEmpty()) {
            sentence.notUnderstood(0, "it is empty");
        }
        return actions;
    }

    private static Syntax syntaxOf(Statement statement, Dialect dialect) {
        if (statement instanceof PlainStatement plain && plain.syntax().dialect() == dialect) {
            return plain.syntax();
        }
        return Syntax.of(dialect, statement.text());
    }

    /** Reads all statements of the text: between other delimiters, semicolons may separate several. */
    void read() {
        while (!cursor.atEndOfText()) {
            if (cursor.atEnd()) {
                cursor.advance();
            } else {
                readOne();
            }
        }
    }

    /** Reads a statement up to its delimiter, or to the parenthesis around it. */
    void readOne() {
        int start = cursor.start();
        int before = sentence.size();
        boolean tooDeep = !sentence.enter();
        if (!tooDeep) {
            dispatch(cursor.at('(') ? "(" : cursor.keyword(), start);
        }
        sentence.leave();
        boolean silent = sentence.size() == before;
        cursor.skipAll();
        if (silent) {
            sentence.notUnderstood(start, tooDeep ? "it is nested too deeply" : "it begins with no known word");
        }
    }

    private void dispatch(String word, int start) {
        switch (word) {
            case "ALTER" -> new AlterParser(sentence, start).read();
            case "CREATE" -> new CreateParser(sentence, start).read();
            case "DROP" -> new DropParser(sentence, start).read();
            case "RENAME" -> new AlterParser(sentence, start).rename();
            case "INSERT", "REPLACE", "UPDATE", "DELETE", "TRUNCATE", "MERGE", "COPY", "LOAD" ->
                new DataParser(sentence, start).read(word);
            case "GRANT", "REVOKE", "COMMENT", "REFRESH", "SECURITY" -> new ObjectParser(sentence, start).read(word);
            case "WITH" -> new WithParser(sentence, start).read();
            case "DO" -> block(start);
            case "SET", "RESET", "USE" -> new SettingParser(sentence, start).read(word);
            default -> others(word, start);
        }
    }

    private void others(String word, int start) {
        switch (word) {
            case "BEGIN" -> begin(start);
            case "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE" ->
                new TransactionParser(sentence, start).read(word);
            case "LOCK", "UNLOCK" -> new LockParser(sentence, start).read(word);
            case "VACUUM", "ANALYZE", "ANALYSE", "OPTIMIZE", "REPAIR", "CLUSTER", "REINDEX" ->
                new MaintenanceParser(sentence, start).read(word);
            case "EXPLAIN" -> explain(start);
            case "CALL", "EXEC", "EXECUTE", "PREPARE" -> call(word, start);
            default -> rest(word, start);
        }
    }

    private void rest(String word, int start) {
        if (sentence.dialect() == Dialect.MARIADB && LOOSE.contains(word)) {
            loose(start);
        } else if (QUERIES.contains(word)) {
            new QueryParser(sentence, start).read();
        } else if (cursor.accept("REASSIGN", "OWNED")) {
            cursor.skipAll();
            sentence.add(new Sweep(sentence.origin(start), Sweep.Deed.REASSIGNS));
        } else if (cursor.accept("FLUSH")) {
            new LockParser(sentence, start).flush();
        } else if (OF_SESSION.contains(word)) {
            cursor.skipAll();
            sentence.add(new Session(sentence.origin(start)));
        }
    }

    /** Reads {@code VERBOSE, ANALYZE off} to the closing parenthesis. */
    private boolean runsStatement() {
        boolean runs = false;
        while (!cursor.atEnd()) {
            if (cursor.accept("ANALYZE") || cursor.accept("ANALYSE")) {
                runs = !cursor.at("FALSE")
                        && !cursor.at("OFF")
                        && !cursor.written().equals("0");
            } else {
                cursor.skip();
            }
        }
        return runs;
    }

    private void begin(int start) {
        boolean block = cursor.accept("BEGIN", "NOT", "ATOMIC");
        if (!block && sentence.dialect() == Dialect.OTHER) {
            block = !new TransactionParser(sentence, start).begins();
        }
        if (!block) {
            new TransactionParser(sentence, start).read("BEGIN");
            return;
        }
        loose(start);
    }

    private void loose(int start) {
        sentence.add(new Block(sentence.origin(start)));
        new BlockParser(sentence, false).read();
    }

    /** PostgreSQL's {@code DO} runs a block in a string, MySQL's an expression. */
    private void block(int start) {
        cursor.advance();
        String language = "plpgsql";
        @Nullable Source body = null;
        while (!cursor.atEnd() && (cursor.at("LANGUAGE") || cursor.token() == Token.STRING)) {
            if (cursor.accept("LANGUAGE")) {
                language = Literals.value(cursor.written());
                cursor.advance();
            } else {
                body = Literals.source(sentence);
            }
        }
        if (body == null) {
            new QueryParser(sentence, start).read();
            return;
        }
        sentence.add(new Block(sentence.origin(start)));
        sentence.readBlock(body, language);
    }

    private void explain(int start) {
        cursor.advance();
        boolean runs = cursor.at("ANALYZE") || cursor.at("ANALYSE");
        if (cursor.accept('(')) {
            runs = runsStatement();
            cursor.accept(')');
        }
        while (runs && (cursor.at("ANALYZE") || cursor.at("ANALYSE") || cursor.at("VERBOSE"))) {
            cursor.advance();
        }
        if (runs) {
            readOne();
        } else {
            cursor.skipAll();
            sentence.add(new Query(sentence.origin(start)));
        }
    }

    private void call(String word, int start) {
        cursor.advance();
        if (word.equals("PREPARE") && cursor.at("TRANSACTION")) {
            new TransactionParser(sentence, start).read("PREPARE");
            return;
        }
        String name = sentence.name().written();
        cursor.skipAll();
        sentence.notUnderstood(
                start, word.equals("CALL") ? "it calls " + name : "its statement is known only when it runs");
    }
}
