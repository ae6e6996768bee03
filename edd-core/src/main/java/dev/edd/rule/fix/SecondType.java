package dev.edd.rule.fix;

import dev.edd.rule.Scene;
import dev.edd.rule.schema.TypeChange;
import dev.edd.rule.text.Conversion;
import dev.edd.rule.text.Spelling;

/** Writes how a column gets another type, through a second column where nothing less will do. */
public record SecondType(TypeChange change, Scene scene) {
    /** Returns the fix. */
    public String fix() {
        return new AppendedValues(change)
                .fix()
                .or(() -> SecondColumnName.ofWhole(change.action(), scene))
                .orElseGet(this::secondColumn);
    }

    private String secondColumn() {
        String column = Spelling.bare(change.action());
        String expression = new Conversion(change.action())
                .expression(change.type(), scene.engine().dialect());
        return new SecondColumn(
                        change.action(),
                        column,
                        Spelling.joined(Spelling.word(column), "", "new"),
                        new SecondColumn.Values(change.type(), expression, change.keepsValues()),
                        scene)
                .fix("Add a column of the new type");
    }
}
