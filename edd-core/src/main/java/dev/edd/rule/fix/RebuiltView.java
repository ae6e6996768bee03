package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.schema.Creations;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A materialized view that a migration drops and fills anew, while who reads it waits for the lock of the drop. */
public record RebuiltView(DropObject drop, CreateObject create) {
    private static final Pattern EMPTY = Pattern.compile("\\bWITH\\s+NO\\s+DATA\\s*$", Pattern.CASE_INSENSITIVE);

    /** Returns it if a drop begins it. */
    public static Optional<RebuiltView> of(DropObject drop, Existing existing) {
        if (drop.kind() != Kind.MATERIALIZED_VIEW || existing.createsBefore(drop, drop.name())) {
            return Optional.empty();
        }
        return Creations.in(existing.migration(), existing.scene())
                .behind(drop, drop.name())
                .filter(made -> made instanceof CreateObject create
                        && create.kind() == Kind.MATERIALIZED_VIEW
                        && create.name().matches(drop.name())
                        && !EMPTY.matcher(create.text()).find())
                .map(made -> new RebuiltView(drop, (CreateObject) made))
                .findFirst();
    }

    /** Returns the way through a second view. */
    String fix() {
        String name = create.name().written();
        String other = Spelling.qualifier(create.name())
                + Spelling.joined(Spelling.word(create.name().last()), "", "new");
        return SafeWay.of("Fill one of another name, which the next release reads, and drop the old one at the end:")
                .in(
                        Phase.INITIAL,
                        "%s;",
                        create.text().strip().replaceFirst(Pattern.quote(name), Matcher.quoteReplacement(other)))
                .in(Phase.FINALIZATION, "DROP MATERIALIZED VIEW IF EXISTS %s;", drop.name())
                .toString();
    }
}
