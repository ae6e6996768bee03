package dev.edd.rule.fix;

import static dev.edd.rule.fix.Partition.EACH;
import static dev.edd.rule.fix.Partition.INDEX;

import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.AddedConstraint;
import dev.edd.rule.text.KeyClauses;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import java.util.regex.Pattern;

/** Writes how a partitioned table of PostgreSQL gets an index or a constraint: its partitions one by one, while others go on. */
// The annotation that it asks for is a library's, which the product does without.
@SuppressWarnings("AnnotateFormatMethod")
public record Partitioned(AddedConstraint added, Scene scene) {
    private static final Pattern UNNAMED = Pattern.compile("\\bINDEX\\s+$", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIQUE = Pattern.compile("CREATE\\s+UNIQUE\\b", Pattern.CASE_INSENSITIVE);

    /** Returns whether the changelog creates the table with partitions. */
    public static boolean is(QualifiedName table, Scene scene) {
        return Partition.isDivided(table, scene);
    }

    private QualifiedName table() {
        return added.action().table();
    }

    /** Returns the fix for an index. */
    public String index() {
        return index(
                        SafeWay.of(
                                "Create it for the table alone, build that of each partition while others go on, and attach them:"),
                        added.existing().migration().phase())
                .toString();
    }

    /** Adds an index to a way. */
    public SafeWay index(SafeWay way, Phase phase) {
        String text = added.action().text().replaceFirst("(?i)\\bCONCURRENTLY\\s+", "");
        String[] parts = text.split("(?i)\\bON\\s+(?:ONLY\\s+)?" + Pattern.quote(table().written()), 2);
        String rest = parts[parts.length - 1];
        String unique = UNIQUE.matcher(text).lookingAt() ? "UNIQUE " : "";
        String named = UNNAMED.matcher(parts[0]).replaceFirst("INDEX %s ".formatted(added.name()));
        way.in(phase, "%sON ONLY %s%s;", named, table(), rest);
        built(way, phase, each("CREATE %sINDEX CONCURRENTLY %s ON %s%s;", unique, INDEX, EACH, rest));
        return attached(way, phase, "");
    }

    private String each(String sql, Object... names) {
        return Partition.each(table(), scene, added.name(), sql.formatted(names));
    }

    /** Adds a unique or primary key to a way. */
    SafeWay key(SafeWay way) {
        AddConstraint add = (AddConstraint) added.action();
        String kind = add.constraint().kind().name().replace('_', ' ');
        KeyClauses clauses = KeyClauses.of(add);
        way.in(
                Phase.FINALIZATION,
                "ALTER TABLE ONLY %s ADD CONSTRAINT %s %s %s%s;",
                table(),
                added.name(),
                kind,
                clauses.index(),
                clauses.constraint());
        built(
                way,
                Phase.FINALIZATION,
                each("CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s;", INDEX, EACH, clauses.index()));
        return attached(
                way,
                Phase.FINALIZATION,
                "ALTER TABLE %2$s ADD CONSTRAINT %1$s %3$s USING INDEX %1$s%4$s;\n"
                        .formatted(INDEX, EACH, kind, clauses.constraint()));
    }

    /** What the previous release may not know waits for the finalization in each of them. */
    private void built(SafeWay way, Phase phase, String sql) {
        if (phase == Phase.FINALIZATION) {
            OnlineKey.finished(
                    way, scene.refactoring().number(), scene.changelog().nextNumber(), sql);
        } else {
            way.afterwards(phase, scene, "%s", sql);
        }
    }

    private SafeWay attached(SafeWay way, Phase phase, String before) {
        String sql = each(
                "%sALTER INDEX %s%s ATTACH PARTITION %s;", before, Spelling.qualifier(table()), added.name(), INDEX);
        SequenceNumber built = scene.changelog().nextNumber();
        return phase == Phase.FINALIZATION
                ? OnlineKey.finished(way, built, built.next(), sql)
                : way.under("initial of refactoring %s".formatted(built.next()), "%s", sql);
    }

    /** Adds a foreign key to a way; before PostgreSQL 18 that of the table cannot be left unchecked, but takes over those of partitions. */
    SafeWay foreignKey(SafeWay way, Phase phase) {
        String named = OnlineConstraint.named(added);
        return way.in(phase, "%s", each("ALTER TABLE %s %s NOT VALID;", EACH, named))
                .afterwards(phase, scene, "%s", each("ALTER TABLE %s VALIDATE CONSTRAINT %s;", EACH, added.name()))
                .under(
                        "finalization of refactoring %s"
                                .formatted(scene.changelog().nextNumber()),
                        "ALTER TABLE %s %s;",
                        table(),
                        named);
    }
}
