package dev.edd.environment;

/**
 * A database on the way to production, as the project declares it.
 *
 * @param id the name it is chosen by; empty for a database that was only given by its URL
 * @param production whether people depend on it, so that gates are not opened by a word
 * @param promotesFrom the id of the environment that must have applied a migration before; empty if there is none
 */
public record DeclaredEnvironment(String id, Access access, boolean production, String promotesFrom, Demands demands) {
    /** Stands for a database of which the project declares nothing. */
    public static final DeclaredEnvironment NONE =
            new DeclaredEnvironment("", new Access("", "", ""), false, "", Demands.NONE);

    /** Returns the same environment, reached by another URL. */
    DeclaredEnvironment by(String url) {
        return new DeclaredEnvironment(
                id, new Access(url, access.username(), access.serverId()), production, promotesFrom, demands);
    }

    /** Returns whether another environment goes before it. */
    public boolean isPromoted() {
        return !promotesFrom.isEmpty();
    }

    /** Returns whether {@code edd.override} may open gates here. */
    public boolean takesOverride() {
        return !production || demands.allowOverride();
    }

    /**
     * How to get there; what is empty, the caller says. Passwords are never declared.
     *
     * @param serverId the server of {@code settings.xml} that holds username and password
     */
    public record Access(String url, String username, String serverId) {}
}
