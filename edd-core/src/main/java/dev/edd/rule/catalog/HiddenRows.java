package dev.edd.rule.catalog;

import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.Policies;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.TableAction.ChangeTable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What hides rows from releases that are running.
 *
 * @param by what it does
 */
record HiddenRows(Action action, String by) {
    private static final Pattern ROW_SECURITY =
            Pattern.compile("\\s*(?:ENABLE|FORCE)\\s+ROW\\s+LEVEL\\s+SECURITY\\s*", Pattern.CASE_INSENSITIVE);

    /** Returns what a migration hides of the tables that were there before. */
    static Stream<HiddenRows> in(Existing existing) {
        return Stream.of(secured(existing), created(existing), changed(existing), dropped(existing))
                .flatMap(hidden -> hidden);
    }

    private static Stream<HiddenRows> secured(Existing existing) {
        return existing.migration().statements(ChangeTable.class).stream()
                .filter(change -> ROW_SECURITY.matcher(change.text()).matches())
                .filter(change -> existing.table(change.table()))
                .filter(change -> !Policies.showAllRows(change.table(), existing.migration()))
                .map(change ->
                        new HiddenRows(change, "hides all rows of %s that no policy shows".formatted(change.table())));
    }

    private static Stream<HiddenRows> created(Existing existing) {
        return existing.migration().statements(CreateObject.class).stream()
                .filter(create -> create.kind() == Kind.POLICY && existing.table(create.on()))
                .filter(Policies::hidesRows)
                .map(create -> new HiddenRows(
                        create,
                        "hides rows of %s that the policy %s does not show".formatted(create.on(), create.name())));
    }

    private static Stream<HiddenRows> changed(Existing existing) {
        return existing.migration().statements(ChangeObject.class).stream()
                .filter(change -> Policies.mayHideRows(change, existing))
                .map(change -> new HiddenRows(change, "says anew what the policy %s shows".formatted(change.name())));
    }

    private static Stream<HiddenRows> dropped(Existing existing) {
        return existing.migration().statements(DropObject.class).stream()
                .filter(drop -> drop.kind() == Kind.POLICY && existing.table(drop.on()))
                .filter(drop -> !existing.createsBehind(drop, drop.name()))
                .map(drop -> new HiddenRows(drop, "drops the policy %s".formatted(drop.name())));
    }
}
