package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An index of MySQL's on expressions, for each of which it adds a hidden column and keeps writers waiting meanwhile. */
public record ComputedIndex(CreateIndex create, Migration migration, Scene scene) {
    private static final Pattern BEFORE = Pattern.compile("[(,]\\s*(?=\\()");

    /** Returns whether the index is one. */
    public boolean is() {
        return scene.engine().dialect() == Dialect.MYSQL
                && BEFORE.matcher(Outline.of(create.text(), Dialect.MYSQL).code())
                        .find();
    }

    /** Returns the fix: the optimizer takes an index on such a column for the expression as well. */
    public String fix() {
        List<String> columns = new ArrayList<>();
        StringBuilder index = new StringBuilder();
        Outline outline = Outline.of(create.text(), Dialect.MYSQL);
        Matcher before = BEFORE.matcher(outline.code());
        int end = 0;
        while (before.find(end)) {
            String column = column(columns.size());
            int start = before.end();
            index.append(create.text(), end, start).append(column);
            end = Math.min(create.text().length(), outline.closing(start) + 1);
            columns.add("ADD COLUMN %s <its type> AS %s VIRTUAL /*!80023 INVISIBLE */"
                    .formatted(column, create.text().substring(start, end)));
        }
        index.append(create.text().substring(end));
        Phase phase = migration.phase();
        return SafeWay.of("Add what is computed as a column first, which costs nothing, and build the index on that:")
                .in(
                        phase,
                        "ALTER TABLE %s %s;\n%s;",
                        create.table(),
                        String.join(", ", columns),
                        statement(index.toString().strip()))
                .toString();
    }

    private String statement(String index) {
        return index.regionMatches(true, 0, "ADD", 0, "ADD".length())
                ? "ALTER TABLE %s %s".formatted(create.table(), index)
                : index;
    }

    private String column(int earlier) {
        QualifiedName name = create.index().isPresent() ? create.index() : create.table();
        return Spelling.joined(Spelling.word(name.last()), "", earlier == 0 ? "value" : "value" + (earlier + 1));
    }
}
