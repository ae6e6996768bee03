package dev.edd.rule.text;

import dev.edd.migration.Migration;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.DetachPartition;
import dev.edd.sql.TableAction.RenameTable;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a name under which something waits to be dropped from one that is meant to be used. */
public final class PutAside {
    private static final Pattern WORD = Pattern.compile(
            "(?:^|_)(?:old|unused|deprecated|obsolete|legacy|removed?|deleted?|drop(?:ped)?|backup|bak|trash|tmp|archived?)(?:_|$)");

    private PutAside() {}

    /** Returns whether nobody asks for the table by its name any more; for that of a partition nobody ever has. */
    public static boolean is(RenameTable rename, Migration migration) {
        return is(rename.table(), rename.to())
                || migration.statements(DetachPartition.class).stream()
                        .anyMatch(detach -> detach.partition().matches(rename.table()));
    }

    /** Returns whether a name is the old one, marked as no longer used: {@code unused_code}, {@code archive.orders}. */
    public static boolean is(QualifiedName from, QualifiedName to) {
        String old = from.last().toLowerCase(Locale.ROOT);
        String name = to.last().toLowerCase(Locale.ROOT);
        if (name.equals(old) && to.parts().size() > from.parts().size()) {
            return WORD.matcher(to.parts().get(0).toLowerCase(Locale.ROOT)).find();
        }
        return name.contains(old)
                && WORD.matcher(name).find()
                && !WORD.matcher(old).find();
    }
}
