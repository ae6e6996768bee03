package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Domain;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how a column is added that demands what a domain does: a check looks at no row that is there before it is validated. */
public record ColumnOfDomain(AddColumn add, Scene scene) {
    /** Returns the fix. */
    public String fix(Phase phase) {
        String column = Spelling.bare(add);
        Optional<Domain> domain = Domain.of(add.definition().type(), scene);
        String name = "%s_%s_check".formatted(Spelling.word(add.table().last()), Spelling.word(column));
        return SafeWay.of(
                        "Give the column the type that the domain is made of, and have what it demands checked while others go on:")
                .in(phase, "ALTER TABLE %s %s;", add.table(), plain(domain.flatMap(Domain::type)))
                .more(
                        "ALTER TABLE %s ADD CONSTRAINT %s CHECK %s NOT VALID;",
                        add.table(),
                        name,
                        domain.flatMap(each -> each.check(column)).orElse("(<what the domain demands>)"))
                .afterwards(phase, scene, "ALTER TABLE %s VALIDATE CONSTRAINT %s;", add.table(), name)
                .toString();
    }

    private String plain(Optional<String> type) {
        String name = Pattern.quote(Spelling.bare(add));
        String domain = Pattern.quote(add.definition().type());
        return add.text()
                .strip()
                .replaceFirst(
                        "(?i)(\\s%s\\s+)%s".formatted(name, domain),
                        "$1" + Matcher.quoteReplacement(type.orElse("<the type that it is made of>")));
    }
}
