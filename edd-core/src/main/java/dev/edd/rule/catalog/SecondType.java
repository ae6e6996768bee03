package dev.edd.rule.catalog;

import dev.edd.rule.Scene;

/** Writes how a column gets another type, through a second column where nothing less will do. */
record SecondType(TypeChange change, Scene scene) {
    /** Returns the fix. */
    String fix() {
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
