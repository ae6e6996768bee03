package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.OneTimeCopy;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.RowSource;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The triggers and rewrite rules of a changelog, by which writes to one table reach another. */
final class CopyTriggers {
    private static final Function<Scene, CopyTriggers> ALL = Scene.Fact.ofAll(CopyTriggers::new);

    private static final Pattern CALLED =
            Pattern.compile("\\bEXECUTE\\s+(?:FUNCTION|PROCEDURE)\\s+([^\\s(]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern.compile("\\bCALL\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY =
            Pattern.compile("\\b(?:FOR\\s+EACH|EXECUTE|CALL|BEGIN|DO)\\b", Pattern.CASE_INSENSITIVE);

    private final Map<String, List<Trigger>> byTable = new HashMap<>();
    private final Map<String, String> functions = new HashMap<>();

    private record Trigger(ObjectAction made, Migration migration) {}

    private CopyTriggers(Scene scene) {
        for (Migration migration : scene.changelog().migrations()) {
            for (Statement statement : migration.statements()) {
                read(statement, migration);
            }
        }
    }

    private void read(Statement statement, Migration migration) {
        if (statement instanceof CreateRoutine routine && routine.kind() == Kind.TRIGGER) {
            add(routine, routine.on(), migration);
        } else if (statement instanceof CreateRoutine routine) {
            functions.merge(routine.name().last(), routine.text(), String::concat);
        } else if (statement instanceof CreateObject rule && rule.kind() == Kind.RULE) {
            add(rule, rule.on(), migration);
        }
    }

    private void add(ObjectAction made, QualifiedName on, Migration migration) {
        byTable.computeIfAbsent(on.last(), unseen -> new ArrayList<>(1)).add(new Trigger(made, migration));
    }

    /** Returns whether what anyone inserts or updates in a table that is copied has reached the copy ever since it began. */
    static boolean keepInStep(OneTimeCopy copy, Existing existing) {
        CopyTriggers all = ALL.apply(existing.scene());
        return copy.sources().stream()
                .anyMatch(source ->
                        all.see("INSERT", source, copy, existing) && all.see("UPDATE", source, copy, existing));
    }

    private boolean see(String event, RowSource source, OneTimeCopy copy, Existing existing) {
        return byTable.getOrDefault(source.table().last(), List.of()).stream()
                .filter(trigger -> isBefore(trigger, copy, existing.migration()))
                .map(trigger -> trigger.made.text())
                .anyMatch(text -> Mentions.of(event, BODY.split(text, 2)[0]) && mentions(copy.target(), text));
    }

    private static boolean isBefore(Trigger trigger, OneTimeCopy copy, Migration migration) {
        if (!trigger.migration.equals(migration)) {
            return trigger.migration.number().compareTo(migration.number()) < 0;
        }
        List<Statement> statements = migration.statements();
        return statements.indexOf(trigger.made) < statements.indexOf(copy.action());
    }

    /** What is written elsewhere is trusted. */
    private boolean mentions(QualifiedName target, String text) {
        Matcher called = CALLED.matcher(text);
        if (called.find()) {
            String name = called.group(1).substring(called.group(1).lastIndexOf('.') + 1);
            String body = functions.get(name);
            return body == null || Mentions.of(target, body);
        }
        return ELSEWHERE.matcher(text).find() || Mentions.of(target, text);
    }
}
