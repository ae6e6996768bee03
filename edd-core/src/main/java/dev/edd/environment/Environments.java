package dev.edd.environment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environments of a project.
 *
 * @param all in the order of their declaration
 */
public record Environments(List<DeclaredEnvironment> all) {
    /** The environments of a project that declares none. */
    public static final Environments NONE = new Environments(List.of());

    /** The parameters that lead to other tables. */
    private static final Pattern PLACES =
            Pattern.compile("[?&;](?:currentSchema|schema|database(?:Name)?)=[^&;]*", Pattern.CASE_INSENSITIVE);

    public Environments {
        all = List.copyOf(all);
    }

    /**
     * Returns the environment of that name.
     *
     * @throws UnknownEnvironmentException if there is none
     */
    public DeclaredEnvironment named(String id) {
        return find(id).orElseThrow(() -> new UnknownEnvironmentException(id, ids()));
    }

    /**
     * Returns the environment in the database, and the schema, of that URL, reached by it: who names the URL, with whatever other
     * parameters, must not get around what it demands.
     */
    public Optional<DeclaredEnvironment> at(String url) {
        String named = url.strip();
        Comparator<DeclaredEnvironment> exactly =
                Comparator.comparing(each -> !each.access().url().equals(named));
        return all.stream()
                .filter(each -> !named.isEmpty() && place(each.access().url()).equals(place(named)))
                .min(exactly)
                .map(each -> each.by(named));
    }

    /** Returns the database and the schema of a URL, without its other parameters. */
    private static List<String> place(String url) {
        Stream<String> parameters = PLACES.matcher(url).results().map(MatchResult::group);
        return Stream.concat(Stream.of(url.split("[?;]", 2)[0]), parameters.map(each -> each.substring(1)))
                .toList();
    }

    /** Returns the environment that another one is promoted from; empty if there is none. */
    public Optional<DeclaredEnvironment> before(DeclaredEnvironment environment) {
        return environment.isPromoted() ? Optional.of(named(environment.promotesFrom())) : Optional.empty();
    }

    /**
     * Returns all of them.
     *
     * @throws UnknownEnvironmentException if there is none
     */
    public List<DeclaredEnvironment> declared() {
        if (all.isEmpty()) {
            throw new UnknownEnvironmentException("*", List.of());
        }
        return all;
    }

    private Optional<DeclaredEnvironment> find(String id) {
        return all.stream().filter(each -> each.id().equals(id.strip())).findFirst();
    }

    private List<String> ids() {
        return all.stream().map(DeclaredEnvironment::id).toList();
    }
}
