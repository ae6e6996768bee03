package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.text.ColumnType;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.ChangeTable;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells in which character set MySQL keeps the texts of a table whose columns say none of their own; reads no database. */
final class CharacterSets {
    private static final Scene.Fact<QualifiedName, Optional<String>> OF_TABLE =
            Scene.Fact.everywhere(CharacterSets::read);

    private static final Pattern SET = Pattern.compile(
            "(?i)\\b(?:CHARSET|CHARACTER\\s+SET)\\s*=?\\s*[`'\"]?(\\w+)|\\bCOLLATE\\s*=?\\s*[`'\"]?([a-z0-9]+)_");

    private CharacterSets() {}

    /** Returns a column's type with what it takes over from its table; empty where the changelog does not say, or says two. */
    static ColumnType in(QualifiedName table, ColumnType type, Scene scene) {
        if (!Spelling.isMysql(scene.engine().dialect())) {
            return type;
        }
        String own = !type.characterSet().isEmpty()
                ? type.characterSet()
                : type.collation().replaceFirst("_.*", "");
        String known = own.isEmpty() ? OF_TABLE.of(table, scene).orElse("") : own;
        return new ColumnType(type.name(), type.arguments(), type.suffix(), today(known), type.collation());
    }

    private static Optional<String> read(QualifiedName table, Scene scene) {
        Set<String> sets = new HashSet<>();
        for (Migration migration : scene.about(table)) {
            for (TableAction action : migration.statements(TableAction.class)) {
                if (action.table().matches(table)) {
                    sets.addAll(said(action));
                }
            }
        }
        return sets.size() == 1 ? Optional.of(sets.iterator().next()) : Optional.empty();
    }

    /** The options of a new table stand behind its columns, which have character sets of their own. */
    private static Set<String> said(TableAction action) {
        String options = "";
        if (action instanceof CreateTable) {
            Outline outline = Outline.of(action.text());
            int open = outline.code().indexOf('(');
            options = open < 0
                    ? ""
                    : outline.code()
                            .substring(Math.min(
                                    outline.closing(open), outline.code().length()));
        } else if (action instanceof ChangeTable) {
            options = action.text();
        }
        Matcher set = SET.matcher(options);
        return set.find() ? Set.of(today(set.group(1) == null ? set.group(2) : set.group(1))) : Set.of();
    }

    private static String today(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("utf8") ? "utf8mb3" : lower;
    }

    /** Returns how many bytes a character takes at most; four where nobody says. */
    static int bytes(ColumnType type) {
        String set = type.characterSet();
        if (set.isEmpty() || set.equals("utf8mb4") || set.startsWith("utf16") || set.startsWith("utf32")) {
            return 4;
        }
        if (set.equals("utf8mb3") || set.equals("ujis") || set.equals("eucjpms")) {
            return 3;
        }
        Set<String> two = Set.of("ucs2", "big5", "gb2312", "gbk", "sjis", "cp932", "euckr");
        return two.contains(set) ? 2 : set.equals("gb18030") ? 4 : 1;
    }
}
