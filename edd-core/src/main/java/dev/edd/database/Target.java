package dev.edd.database;

import dev.edd.migration.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A database to migrate: its JDBC URL and who to log in as. Its password can be used, but neither asked for nor shown. */
public final class Target {
    private static final String USER = "user";
    private static final String PASSWORD = "password";

    private final String text;
    private final JdbcUrl url;
    private final String username;
    private final String password;

    private Target(String text, JdbcUrl url, String username, String password) {
        this.text = text;
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /** Returns the database at that URL, with the user and password that the URL holds, if any. */
    public static Target of(String url) {
        String text = url.strip();
        Target target = new Target(text, JdbcUrl.parse(text), "", "");
        return target.as(target.usernameInUrl(), target.passwordInUrl());
    }

    /** Returns the same database with another user and password; an empty one leaves what the URL says. */
    public Target as(String otherUsername, String otherPassword) {
        return new Target(
                text,
                url,
                otherUsername.isEmpty() ? username : otherUsername,
                otherPassword.isEmpty() ? password : otherPassword);
    }

    /** Returns another database, for the same user where its URL names none. */
    Target elsewhere(String otherUrl) {
        Target other = of(otherUrl);
        return other.username.isEmpty() ? other.as(username, password) : other;
    }

    /** Returns who to log in as; empty where that is left to the driver. */
    public String username() {
        return username;
    }

    /** Returns the URL without user, password and whatever else might be secret. */
    public String displayUrl() {
        return url.display();
    }

    /** Returns what takes this target's secrets out of a text. */
    public Redaction redaction() {
        List<String> secrets = new ArrayList<>(url.secrets());
        secrets.add(passwordInUrl());
        secrets.add(password);
        return new Redaction(url, text, username, secrets);
    }

    @Override
    public String toString() {
        return username.isEmpty() ? displayUrl() : displayUrl() + " as " + username;
    }

    /** Returns the URL for the driver; the credentials travel apart, so that no message of the driver can quote them. */
    String urlForDriver() {
        return knowsCredentials() ? url.without(it -> it.isNamed(USER) || it.isNamed(PASSWORD)) : text;
    }

    /** Returns the user and password, as drivers want them. */
    Properties credentials() {
        Properties credentials = new Properties();
        if (!username.isEmpty()) {
            credentials.setProperty(USER, username);
        }
        if (!password.isEmpty()) {
            credentials.setProperty(PASSWORD, password);
        }
        return credentials;
    }

    boolean hasPassword() {
        return !password.isEmpty();
    }

    /** Returns whether the URL sets that parameter. */
    boolean sets(String parameter) {
        return url.has(parameter);
    }

    Dialect dialectOfUrl() {
        return Dialect.ofUrl(text);
    }

    private String usernameInUrl() {
        return knowsCredentials() ? inUrl(USER).orElseGet(() -> userInfo(0)) : "";
    }

    private String passwordInUrl() {
        return knowsCredentials() ? inUrl(PASSWORD).orElseGet(() -> userInfo(1)) : "";
    }

    /** Returns the part before or behind the first colon of {@code user:password@}. */
    private String userInfo(int part) {
        String[] parts = url.userInfo().split(":", 2);
        return part < parts.length ? PercentCode.decode(parts[part]) : "";
    }

    private Optional<String> inUrl(String name) {
        return url.parameters().stream()
                .filter(parameter -> parameter.isNamed(name))
                .map(parameter -> asItsDriverReads(parameter.value()))
                .findFirst();
    }

    private String asItsDriverReads(String value) {
        return switch (dialectOfUrl()) {
            case POSTGRESQL, MYSQL -> decoded(value);
            case H2, MARIADB, OTHER -> value;
        };
    }

    private static String decoded(String value) {
        return PercentCode.decode(value.replace("+", "%20"));
    }

    /** Returns whether it is known how the URL spells user and password; other URLs go to their driver as they are. */
    private boolean knowsCredentials() {
        return switch (dialectOfUrl()) {
            case H2, POSTGRESQL, MARIADB -> true;
            // It alone reads user:password@ itself, and lets each of several hosts have its own.
            case MYSQL -> !url.userInfo().contains(",");
            case OTHER -> false;
        };
    }
}
