package dev.edd.rule.catalog;

import dev.edd.migration.Phase;
import dev.edd.rule.fix.Identity;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Creations;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Outline;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.ChangeGeneration;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds new sequences that take the place of those that gave the numbers so far. */
final class SequenceAnew {
    private static final Pattern GOES_ON = Pattern.compile("\\bsetval\\b|\\bRESTART\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CREATE = Pattern.compile(
            "\\s*CREATE\\s+(?:OR\\s+REPLACE\\s+)?SEQUENCE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?" + Outline.NAME,
            Pattern.CASE_INSENSITIVE);

    /** What the sequence that is there has as well, or has behind it. */
    private static final Pattern USUAL =
            Pattern.compile("\\bSTART\\s+(?:WITH\\s+)?\\d+|\\bINCREMENT\\s+(?:BY\\s+)?1\\b", Pattern.CASE_INSENSITIVE);

    private SequenceAnew() {}

    /** Returns those of a migration. */
    static Stream<SequenceReset> in(Existing existing) {
        return Stream.concat(createdAnew(existing), numbered(existing));
    }

    private static Stream<SequenceReset> createdAnew(Existing existing) {
        return existing.migration().statements(DropObject.class).stream()
                .filter(drop -> drop.kind() == Kind.SEQUENCE && !existing.createsBefore(drop, drop.name()))
                .flatMap(drop -> Creations.in(existing.migration(), existing.scene())
                        .behind(drop, drop.name())
                        .filter(made -> made instanceof CreateObject create
                                && create.kind() == Kind.SEQUENCE
                                && create.name().matches(drop.name()))
                        .map(CreateObject.class::cast)
                        .filter(create -> !goesOn(create, existing))
                        .map(create -> new SequenceReset(
                                create,
                                "creates %s anew, whose numbers begin anew".formatted(drop.name()),
                                altered(create, existing.migration().phase()))));
    }

    /** Returns those of MariaDB's that are replaced in a single statement. */
    static Stream<SequenceReset> replaced(Existing existing) {
        return existing.migration().statements(CreateObject.class).stream()
                .filter(create -> create.kind() == Kind.SEQUENCE && create.replaces())
                .filter(create -> !existing.createsBefore(create, create.name()) && !goesOn(create, existing))
                .map(create -> new SequenceReset(
                        create,
                        "creates %s anew, whose numbers begin anew".formatted(create.name()),
                        altered(create, existing.migration().phase())));
    }

    private static String altered(CreateObject create, Phase phase) {
        Matcher begin = CREATE.matcher(Outline.of(create.text()).code());
        String options = begin.lookingAt()
                ? USUAL.matcher(create.text().substring(begin.end()))
                        .replaceAll("")
                        .strip()
                : "";
        return options.isEmpty()
                ? "Leave it as it is."
                : SafeWay.of("Change the one that is there, which keeps its numbers:")
                        .in(phase, "ALTER SEQUENCE %s %s;", create.name(), options)
                        .toString();
    }

    private static Stream<SequenceReset> numbered(Existing existing) {
        return existing.migration().statements(ChangeGeneration.class).stream()
                .filter(change -> Identity.beginsAtOne(change.text()))
                .filter(change -> existing.table(change.table()) && !goesOn(change, existing))
                .map(change -> new SequenceReset(
                        change,
                        "has the numbers of %s begin at 1".formatted(change.column()),
                        SafeWay.of("Let them go on behind the highest key, by one more statement behind this one:")
                                .in(existing.migration().phase(), "%s", Identity.behindHighest(change))
                                .toString()));
    }

    /** Returns whether a later statement says where the numbers go on. */
    private static boolean goesOn(Action action, Existing existing) {
        return existing.migration().statements().stream()
                .dropWhile(statement -> !statement.equals(action))
                .skip(1)
                .anyMatch(statement -> GOES_ON.matcher(statement.text()).find());
    }
}
