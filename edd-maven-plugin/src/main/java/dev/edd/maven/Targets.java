package dev.edd.maven;

import dev.edd.database.Target;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.DeclaredEnvironment.Access;
import java.util.function.Supplier;

/** Which databases are meant, and who logs in there. */
final class Targets {
    private final Access given;
    private final String password;
    private final ServerCredentials servers;
    private final Supplier<Target> ownDatabase;

    /** Takes what the parameters say, and the database of a project that names none. */
    Targets(Access given, String password, ServerCredentials servers, Supplier<Target> ownDatabase) {
        this.given = given;
        this.password = password;
        this.servers = servers;
        this.ownDatabase = ownDatabase;
    }

    /** Returns the database of an environment; where nothing is declared of it, that of the parameters. */
    Target of(DeclaredEnvironment environment) {
        Access own = environment.access();
        if (!own.url().isEmpty()) {
            return login(Target.of(own.url()), own, true);
        }
        if (!environment.id().isEmpty() && given.url().isBlank()) {
            throw EnvironmentUnreachableException.withoutUrl(environment.id());
        }
        Target target = given.url().isBlank() ? ownDatabase.get() : Target.of(given.url());
        return login(target, own, true);
    }

    /** Returns the database of an environment that nobody has chosen: it hears no password that is meant for another. */
    Target apart(DeclaredEnvironment environment) {
        Access own = environment.access();
        if (own.url().isEmpty()) {
            throw EnvironmentUnreachableException.withoutUrl(environment.id());
        }
        return login(Target.of(own.url()), own, false);
    }

    private Target login(Target target, Access own, boolean isChosen) {
        if (!own.serverId().isEmpty()) {
            return servers.of(own.serverId(), target).as(own.username(), "");
        }
        if (!isChosen) {
            return target.as(own.username(), "");
        }
        Target known = given.serverId().isEmpty() ? target : servers.of(given.serverId(), target);
        return known.as(own.username().isEmpty() ? given.username() : own.username(), password);
    }
}
