package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ObjectAction.RenameObject;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;

/** Writes how the tables of a schema answer to two names. */
record SecondSchema(RenameObject rename, Scene scene) {
    /** Returns the fix. */
    String fix() {
        List<String> tables = tables();
        SafeWay way = SafeWay.of(
                        "Leave a schema under the old name, with a view for each table and the same privileges, until no one uses it:")
                .in(Phase.INITIAL, "%s;\nCREATE SCHEMA %s;", rename.statement().text(), rename.name());
        tables.forEach(table ->
                way.more("CREATE VIEW %1$s.%3$s AS SELECT * FROM %2$s.%3$s;", rename.name(), rename.to(), table));
        way.under(Phase.FINALIZATION.toString(), "DROP VIEW IF EXISTS %s.%s;", rename.name(), tables.get(0));
        tables.stream().skip(1).forEach(table -> way.more("DROP VIEW IF EXISTS %s.%s;", rename.name(), table));
        return way.more("DROP SCHEMA IF EXISTS %s;", rename.name()).toString();
    }

    private List<String> tables() {
        List<String> tables = scene.changelog().migrations().stream()
                .flatMap(migration -> migration.statements(CreateTable.class).stream())
                .map(CreateTable::table)
                .filter(this::isInside)
                .map(table ->
                        table.written().substring(Spelling.qualifier(table).length()))
                .distinct()
                .toList();
        return tables.isEmpty() ? List.of("<each table>") : tables;
    }

    private boolean isInside(QualifiedName table) {
        int parts = table.parts().size();
        return parts > 1 && table.parts().get(parts - 2).equals(rename.name().last());
    }
}
