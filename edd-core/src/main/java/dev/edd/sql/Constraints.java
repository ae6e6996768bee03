package dev.edd.sql;

import dev.edd.sql.TableAction.Constraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.Constraint.Trait;
import java.util.EnumSet;
import java.util.Set;

/** Reads constraints of a table. */
final class Constraints {
    private final Sentence sentence;
    private final Cursor cursor;

    Constraints(Sentence sentence) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
    }

    /** Returns whether a constraint begins at the cursor. */
    boolean begins() {
        return switch (cursor.keyword()) {
            case "CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "NOT" -> true;
            case "EXCLUDE" -> cursor.precedes("USING") || cursor.precedes('(');
            default -> false;
        };
    }

    /** Reads a constraint up to the next comma. MySQL lets the name of its index stand behind the kind. */
    Constraint read() {
        QualifiedName name = QualifiedName.NONE;
        if (cursor.accept("CONSTRAINT")) {
            cursor.accept("IF", "NOT", "EXISTS");
            name = begins() ? name : sentence.name();
        }
        Kind kind = kind();
        boolean nameable = kind == Kind.UNIQUE || kind == Kind.FOREIGN_KEY;
        if (nameable && !name.isPresent() && Names.at(cursor) && cursor.precedes('(')) {
            name = sentence.name();
        }
        int start = cursor.start();
        Set<Trait> traits = traits();
        return new Constraint(name, kind, cursor.since(start), traits);
    }

    private Kind kind() {
        String word = cursor.keyword();
        cursor.advance();
        return switch (word) {
            case "PRIMARY" -> after("KEY", Kind.PRIMARY_KEY);
            case "UNIQUE" -> cursor.accept("INDEX") ? Kind.UNIQUE : after("KEY", Kind.UNIQUE);
            case "FOREIGN" -> after("KEY", Kind.FOREIGN_KEY);
            case "CHECK" -> Kind.CHECK;
            case "EXCLUDE" -> Kind.EXCLUDE;
            case "NOT" -> after("NULL", Kind.NOT_NULL);
            default -> Kind.ANY;
        };
    }

    private Kind after(String word, Kind kind) {
        cursor.accept(word);
        return kind;
    }

    private Set<Trait> traits() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        while (!cursor.atEndOfItem()) {
            if (cursor.accept("NOT", "VALID") || cursor.accept("NOCHECK")) {
                traits.add(Trait.NOT_VALID);
            } else if (cursor.accept("NOT", "ENFORCED")) {
                traits.add(Trait.NOT_ENFORCED);
            } else if (cursor.accept("USING", "INDEX")) {
                addUnlessTablespace(traits);
            } else {
                cursor.skip();
            }
        }
        return traits;
    }

    /** {@code USING INDEX TABLESPACE fast} says only where the new index goes. */
    private void addUnlessTablespace(Set<Trait> traits) {
        if (!cursor.at("TABLESPACE")) {
            traits.add(Trait.USING_INDEX);
        }
    }
}
