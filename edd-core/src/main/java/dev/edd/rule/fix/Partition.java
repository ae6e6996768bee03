package dev.edd.rule.fix;

import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropTable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A partition of a table of PostgreSQL's.
 *
 * @param table as written, or words in place of it
 */
record Partition(String table) {
    /** Words in place of a partition that the changelog does not say. */
    static final String EACH = "<each partition>";

    /** Words in place of the name of its index. */
    static final String INDEX = "<its index>";

    private static final Pattern OF =
            Pattern.compile("\\bPARTITION\\s+OF\\s+((?:\"[^\"]*+\"|[^\\s\"(])++)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BY = Pattern.compile("\\bPARTITION\\s+BY\\b", Pattern.CASE_INSENSITIVE);
    private static final Scene.Fact<QualifiedName, Boolean> DIVIDED = Scene.Fact.everywhere(Partition::isCreated);

    private static final Scene.Fact<QualifiedName, List<Partition>> OF_TABLE = Scene.Fact.everywhere(Partition::of);

    /** Returns whether the changelog creates the table with partitions. */
    static boolean isDivided(QualifiedName table, Scene scene) {
        return DIVIDED.of(table, scene);
    }

    private static boolean isCreated(QualifiedName table, Scene scene) {
        return scene.about(table).stream()
                .flatMap(migration -> migration.statements(CreateTable.class).stream())
                .anyMatch(create -> create.table().matches(table)
                        && BY.matcher(create.text()).find());
    }

    /** Returns SQL for each of them, on lines of their own; what stands for a partition and its index is replaced. */
    static String each(QualifiedName table, Scene scene, String index, String sql) {
        List<Partition> all = OF_TABLE.of(table, scene);
        String several = all.size() > 1
                ? sql.replaceFirst("INDEX CONCURRENTLY (?!IF NOT EXISTS)", "INDEX CONCURRENTLY IF NOT EXISTS ")
                : sql;
        return all.isEmpty()
                ? sql
                : all.stream()
                        .map(partition -> partition.in(several, table, index, scene))
                        .collect(Collectors.joining("\n"));
    }

    private static List<Partition> of(QualifiedName table, Scene scene) {
        return scene.changelog().migrations().stream()
                .flatMap(migration -> migration.statements(CreateTable.class).stream())
                .filter(create -> isOf(create, table, scene) && !isDropped(create, scene))
                .map(create -> new Partition(create.table().written()))
                .distinct()
                .toList();
    }

    private static boolean isOf(CreateTable create, QualifiedName table, Scene scene) {
        Matcher parent = OF.matcher(create.text());
        return parent.find()
                && SqlParser.name(parent.group(1), scene.engine().dialect()).matches(table);
    }

    private static boolean isDropped(CreateTable create, Scene scene) {
        return scene.about(create.table()).stream()
                .flatMap(migration -> migration.statements(DropTable.class).stream())
                .anyMatch(drop -> drop.table().matches(create.table()));
    }

    private String in(String sql, QualifiedName parent, String index, Scene scene) {
        QualifiedName name = SqlParser.name(table, scene.engine().dialect());
        String start = Spelling.word(parent.last()) + "_";
        String rest = index.startsWith(start) ? index.substring(start.length()) : index;
        String own = Spelling.joined(Spelling.word(name.last()), Spelling.word(rest), "");
        return sql.replace("PARTITION " + INDEX, "PARTITION " + Spelling.qualifier(name) + own)
                .replace(EACH, table)
                .replace(INDEX, own);
    }
}
