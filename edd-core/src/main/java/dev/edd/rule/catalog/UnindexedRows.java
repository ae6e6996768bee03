package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.FilledFromTable;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.Key;
import dev.edd.rule.schema.KnownIndex;
import dev.edd.rule.schema.KnownIndexes;
import dev.edd.rule.text.Batched;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.TableAlias;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.SqlParser;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows to which no index leads: MySQL and MariaDB lock each row that they read on the way, to the last of the table. */
final class UnindexedRows {
    private static final Pattern OUTER = Pattern.compile("\\bLEFT\\s+(?:OUTER\\s+)?JOIN\\b", Pattern.CASE_INSENSITIVE);

    private UnindexedRows() {}

    /** Returns whether a change of some rows of an existing table reads all of them, as far as the changelog tells. */
    static boolean areLocked(DataAction change, Existing existing) {
        Dialect dialect = existing.scene().engine().dialect();
        return Spelling.isMysql(dialect)
                && !(change instanceof Merge)
                && !Batched.where(change).isBlank()
                && !Mentions.of("LIMIT", change.text())
                && !FilledFromTable.readsCommitted(existing.migration())
                && (Batched.isJoined(change, dialect) ? haveNoPartner(change, dialect) : lackIndex(change, existing));
    }

    /** Returns whether each row is read to see whether it has a partner in another table: {@code LEFT JOIN … IS NULL}. */
    private static boolean haveNoPartner(DataAction change, Dialect dialect) {
        String code = SqlParser.code(change.text(), dialect);
        String where = SqlParser.code(Batched.where(change), dialect);
        Matcher outer = OUTER.matcher(code);
        return outer.find()
                && Mentions.of(Spelling.word(TableAlias.called(change)), code.substring(0, outer.start()))
                && where.matches("(?is)\\s*[\\w`]+\\.[\\w`]+\\s+IS\\s+NULL\\s*")
                && !Mentions.of(Spelling.word(TableAlias.called(change)), where);
    }

    private static boolean lackIndex(DataAction change, Existing existing) {
        Scene scene = existing.scene();
        return !Key.of(change.table(), scene).equals(Key.MISSING)
                && KnownIndexes.during(change.table(), existing.migration(), scene)
                        .filter(known -> !lead(known, Batched.where(change)))
                        .isPresent()
                && !isListed(change, scene);
    }

    private static boolean lead(Set<KnownIndex> known, String where) {
        return known.stream().anyMatch(index -> index.serves(where));
    }

    /** Returns whether the changelog itself says the table's rows, which are few then. */
    private static boolean isListed(DataAction change, Scene scene) {
        return scene.about(change.table()).stream().anyMatch(migration -> inserts(migration, change));
    }

    private static boolean inserts(Migration migration, DataAction change) {
        return migration.statements(Insert.class).stream()
                .anyMatch(insert -> insert.query().isEmpty() && insert.table().matches(change.table()));
    }
}
