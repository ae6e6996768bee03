package dev.edd.rule;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What is the same for every finding of a rule.
 *
 * @param id the hazard in kebab case, never renamed: {@code clashing-sequence-number}
 * @param why what breaks, in one sentence
 * @param dialects the databases that it concerns; empty if all
 * @param structural whether nothing can be planned while it is not kept, so that nobody may suppress it
 */
public record RuleMetadata(String id, Severity severity, String why, Set<Dialect> dialects, boolean structural) {
    public RuleMetadata {
        dialects = Set.copyOf(dialects);
    }

    /** Returns the metadata of a rule without which nothing can be planned: no reason makes up for breaking it. */
    public static RuleMetadata structural(String id, String why) {
        return new RuleMetadata(id, Severity.ERROR, why, Set.of(), true);
    }

    /** Returns the metadata of a rule whose findings fail the build. */
    public static RuleMetadata error(String id, String why) {
        return new RuleMetadata(id, Severity.ERROR, why, Set.of(), false);
    }

    /** Returns the metadata of a rule whose findings are shown, and fail nothing by default. */
    public static RuleMetadata warning(String id, String why) {
        return new RuleMetadata(id, Severity.WARNING, why, Set.of(), false);
    }

    /** Returns the metadata of a rule that only says what could not be judged. */
    public static RuleMetadata note(String id, String why) {
        return new RuleMetadata(id, Severity.NOTE, why, Set.of(), false);
    }

    /** Returns the same for a rule that concerns only these databases. */
    public RuleMetadata on(Dialect... only) {
        return new RuleMetadata(id, severity, why, Set.of(only), structural);
    }

    /** Returns the same where a project finds it more or less grave. */
    public RuleMetadata as(Severity other) {
        return new RuleMetadata(id, other, why, dialects, structural);
    }

    /** Returns whether it concerns a database; where that is not known, only a rule for all of them does. */
    public boolean concerns(Dialect dialect) {
        return dialects.isEmpty() || dialects.contains(dialect);
    }

    /** Returns the command that shows {@link #page()}. */
    public String more() {
        return "mvn edd:explain -Dedd.rule=" + id;
    }

    /** Returns what explains the rule, with examples, as Markdown; empty for a rule that does not come with the product. */
    public String page() {
        try (InputStream page = RuleMetadata.class.getResourceAsStream("pages/" + id + ".md")) {
            return page == null ? "" : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("What is in the jar can be read", e);
        }
    }

    /** Returns a finding of this rule; where it quotes SQL, that is without passwords. */
    public Finding at(Location location, String what, String fix) {
        return new Finding(this, location, Statement.masked(what), Statement.masked(fix));
    }
}
