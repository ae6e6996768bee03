package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.CopyTarget;
import dev.edd.rule.schema.OneTimeCopy;
import dev.edd.rule.text.CopyQuery;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.DataAction.Merge;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes how rows are copied so that what is written afterwards arrives, too. */
public record RepeatedCopy(OneTimeCopy copy, Scene scene) {
    public String fix() {
        Optional<CopyQuery> query = copy.action() instanceof Merge || !copy.isWhole()
                ? Optional.empty()
                : CopyQuery.of(CopyQuery.written(copy.action(), dialect()), dialect());
        return query.filter(plain -> copy.sources().get(0).table().written().equals(plain.table()))
                .filter(plain -> new CopyTarget(copy, plain, scene).hasOneRowEach())
                .map(this::inStep)
                .orElseGet(this::again);
    }

    private Dialect dialect() {
        return scene.engine().dialect();
    }

    private String inStep(CopyQuery query) {
        SafeWay way = SafeWay.of(
                dialect() == Dialect.H2
                        ? "Copy the rows in the transition, which gets the rest when it runs again; changes need a trigger on %s before:"
                        : "Let a trigger on %s carry over what is written from now on, and copy the rows in the transition:",
                query.table());
        CopyTriggerSql triggers = new CopyTriggerSql(copy, query, scene);
        String table = CopiedAgain.emptyTable(copy, dialect());
        String up = triggers.up();
        if (!(table + up).isEmpty()) {
            way.in(Phase.INITIAL, "%s", (table + "\n" + up).strip());
        }
        way.in(Phase.TRANSITION, "%s", batches(query));
        return up.isEmpty()
                ? way.toString()
                : way.in(Phase.FINALIZATION, "%s", triggers.down()).toString();
    }

    private String again() {
        return new CopiedAgain(copy, scene).fix();
    }

    private String batches(CopyQuery query) {
        CopyTarget target = new CopyTarget(copy, query, scene);
        Chunks chunks = Chunks.of(copy.sources().get(0).table(), scene);
        String same = target.keys().entrySet().stream()
                .map(key -> "copied.%s = %s.%s".formatted(key.getValue(), query.called(), key.getKey()))
                .collect(Collectors.joining(" AND "));
        String missing = "NOT EXISTS (SELECT 1 FROM %s copied WHERE %s)".formatted(copy.target(), same);
        String some = query.where().isEmpty() ? "" : Undone.alone(query.where()) + " AND ";
        return "%s\n%s SELECT %s FROM %s WHERE %s%s AND %s%s;"
                .formatted(
                        chunks.directives(query.named(), some + missing),
                        target.insert(),
                        query.list(),
                        query.named(),
                        some,
                        chunks.range(query.alias().isEmpty() ? "" : query.alias() + "."),
                        missing,
                        Spelling.isMysql(dialect())
                                ? " LOCK IN SHARE MODE"
                                : dialect() == Dialect.POSTGRESQL ? " FOR SHARE" : "");
    }
}
