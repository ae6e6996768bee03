package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A domain that demands something: PostgreSQL writes every row of a table that gets a column of it. */
public record Domain(CreateObject create) {
    private static final Function<Scene, Map<String, Domain>> ALL = Scene.Fact.ofAll(Domain::read);

    private static final Pattern DEMANDS = Pattern.compile("\\b(?:CHECK|NOT\\s+NULL)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern FORM = Pattern.compile(
            ".*?\\sAS\\s+(.*?)\\s+(?:CONSTRAINT\\s+\\S+\\s+)?CHECK\\s*(\\(.*\\))\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern VALUE = Pattern.compile("\\bVALUE\\b", Pattern.CASE_INSENSITIVE);

    /** Returns the domain that a type is, as far as the changelog creates it with a demand that no statement lifts. */
    public static Optional<Domain> of(String type, Scene scene) {
        Dialect dialect = scene.engine().dialect();
        QualifiedName name = SqlParser.name(type, dialect);
        return dialect == Dialect.POSTGRESQL
                        && name.isPresent()
                        && name.written().equals(type.strip())
                ? Optional.ofNullable(ALL.apply(scene).get(name.last()))
                        .filter(domain -> domain.create.name().matches(name))
                : Optional.empty();
    }

    private static Map<String, Domain> read(Scene scene) {
        Map<String, Domain> domains = new HashMap<>();
        for (Migration migration : scene.changelog().migrations()) {
            for (Statement statement : migration.statements()) {
                if (statement instanceof CreateObject create
                        && create.kind() == Kind.DOMAIN
                        && DEMANDS.matcher(SqlParser.code(create.text(), Dialect.POSTGRESQL))
                                .find()) {
                    domains.put(create.name().last(), new Domain(create));
                } else if (statement instanceof ChangeObject change
                        && change.kind() == Kind.DOMAIN
                        && Mentions.of("DROP", change.text())) {
                    domains.remove(change.name().last());
                }
            }
        }
        return domains;
    }

    /** Returns the type that it is made of; empty where it demands more than a check or has a default. */
    public Optional<String> type() {
        return part(1).filter(type ->
                !Mentions.of("DEFAULT", type) && !DEMANDS.matcher(type).find());
    }

    /** Returns its check, in parentheses, for a column; empty where there is none or more than one. */
    public Optional<String> check(String column) {
        return part(2).filter(check -> Outline.parentheses(check).equals(check))
                .map(check -> VALUE.matcher(check).replaceAll(Matcher.quoteReplacement(column)));
    }

    private Optional<String> part(int group) {
        Matcher form = FORM.matcher(create.text());
        return form.matches() ? Optional.of(form.group(group)) : Optional.empty();
    }
}
