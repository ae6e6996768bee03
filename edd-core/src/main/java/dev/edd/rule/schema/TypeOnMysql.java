package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.rule.Scene;
import dev.edd.rule.text.ColumnType;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.Trait;

/** How MySQL and MariaDB store what a column holds, and whether another type has them copy the table. */
public record TypeOnMysql(TypeChange change, ColumnType old, Scene scene) {
    boolean rewrites() {
        boolean same = old.plain().equals(to().plain());
        return (to().hasOtherCharacters(old) && !keepsBytes()) || lengthens() || (!same && isStoredOtherwise());
    }

    private ColumnType to() {
        return change.to();
    }

    private boolean isMysql() {
        return scene.engine().dialect() == Dialect.MYSQL;
    }

    /**
     * Returns whether the length of a varchar no longer fits into one byte, for which it is copied; MariaDB keeps two bytes
     * for the length of what is at most 127 bytes long.
     */
    private boolean lengthens() {
        int before = old.number(0) * CharacterSets.bytes(old);
        return old.name().equals("varchar")
                && to().name().equals("varchar")
                && before < 256
                && before >= (isMysql() ? 0 : 128)
                && to().number(0) * CharacterSets.bytes(to()) > 255;
    }

    /** Returns whether the characters of the old set are written alike in the new one, so that only indexes are built anew. */
    private boolean keepsBytes() {
        boolean grows =
                old.characterSet().equals("utf8mb3") && to().characterSet().equals("utf8mb4");
        boolean plain = isMysql() || !(to().name().equals("enum") || to().name().equals("set"));
        return grows
                && plain
                && !(isMysql() && Indexes.have(scene, change.action()))
                && scene.engine().isAtLeast(8, 0, 0);
    }

    /** What is stored of an enum's value is its place in the list. */
    private boolean isStoredOtherwise() {
        if (!old.name().equals(to().name()) || !to().holdsAllOf(old)) {
            return true;
        }
        return switch (to().name()) {
            case "varchar" -> false;
            case "enum" ->
                !to().startsAs(old)
                        || (old.arguments().size() < 256 && to().arguments().size() > 255);
            case "set" -> bytesOfSet(old) != bytesOfSet(to());
            default -> true;
        };
    }

    /** A set has a bit for each of its values, in 1, 2, 3, 4 or 8 bytes. */
    private static int bytesOfSet(ColumnType set) {
        int bytes = (set.arguments().size() + 7) / 8;
        return bytes > 4 ? 8 : bytes;
    }

    /** Returns whether a key that the database numbers gets its largest type, whatever it had: nobody says that for another reason. */
    public static boolean isGrownKey(ColumnAction action, ColumnType to) {
        return to.name().equals("bigint")
                && action instanceof RedefineColumn redefine
                && redefine.definition().is(Trait.NUMBERED);
    }
}
