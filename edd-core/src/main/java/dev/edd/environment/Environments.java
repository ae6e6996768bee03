package dev.edd.environment;

import java.util.List;
import java.util.Optional;

/**
 * The environments of a project.
 *
 * @param all in the order of their declaration
 */
public record Environments(List<DeclaredEnvironment> all) {
    /** The environments of a project that declares none. */
    public static final Environments NONE = new Environments(List.of());

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

    /** Returns the first environment with that very URL: who names the URL must not get around what it demands. */
    public Optional<DeclaredEnvironment> at(String url) {
        return all.stream()
                .filter(each -> !url.isBlank() && each.access().url().equals(url.strip()))
                .findFirst();
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
