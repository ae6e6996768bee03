package dev.edd.usage;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.sql.SqlParser;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The statements that migrations themselves send: they name what is removed, and are nobody's use of it. */
final class OwnStatements {
    private final Set<String> shapes = new HashSet<>();

    OwnStatements(Changelog changelog) {
        for (Migration migration : changelog.migrations()) {
            migration.statements().forEach(statement -> add(statement.text()));
            Stream.of(Directives.Name.REMAINING, Directives.Name.CHECK)
                    .flatMap(name -> migration.directives().named(name).stream())
                    .map(Directives.Directive::value)
                    .flatMap(query ->
                            Stream.concat(Stream.of(query), SqlParser.firstCounted(query, Dialect.OTHER).stream()))
                    .forEach(this::add);
        }
    }

    private void add(String sql) {
        shapes.add(new SeenStatement(sql).shape());
    }

    boolean contain(SeenStatement statement) {
        return shapes.contains(statement.shape());
    }
}
