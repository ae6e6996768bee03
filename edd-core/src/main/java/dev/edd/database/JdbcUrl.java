package dev.edd.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JDBC URL taken apart, so that its secrets can be kept from what is shown. What cannot be told for certain is taken
 * for a secret.
 *
 * @param prefix up to where credentials may stand: {@code jdbc:postgresql://}
 * @param userInfo what stands before the host's {@code @}; empty where there is none
 * @param place host and database
 * @param separator what the parameters begin with, {@code ?} or {@code ;}
 * @param parameters in the order of the URL
 */
record JdbcUrl(String prefix, String userInfo, String place, char separator, List<Parameter> parameters) {
    static final String MASK = "***";

    /** The names under which drivers expect something secret. */
    static final String SECRET_NAME =
            "[\\w.\\-]*(?:pass|pwd|secret|token|credential|(?:api|access|private)_?key)[\\w.\\-]*";

    private static final String ORACLE = "jdbc:oracle:";

    private static final Pattern PREFIX = Pattern.compile("(?i)^(?!jdbc:sqlite:|jdbc:h2:(?!tcp:|ssl:))"
            + "(?:jdbc:oracle:\\w+:|[\\w.+:-]*?://|(?:jdbc:[\\w+-]+:)?(?=.*@))");
    private static final Pattern PARAMETERS = Pattern.compile("[?;](?=\\s*[\\w.%\\-]+\\s*=)");
    private static final Pattern DB2_PARAMETERS =
            Pattern.compile("(?i)^(jdbc:db2://[^:/]*(?::\\d+)?/[^:;]*):(?=\\w+=)");
    private static final Pattern HOST = Pattern.compile("(?:[\\w.\\-\\\\]+|\\[[\\w:.%]+])(?::\\d+)?");
    private static final Pattern HARMLESS_VALUE = Pattern.compile("[\\w.,$ \\-]*");
    private static final Set<String> SHOWN = Set.of("currentschema", "schema", "databasename", "database", "mode");

    JdbcUrl {
        parameters = List.copyOf(parameters);
    }

    static JdbcUrl parse(String url) {
        String text = DB2_PARAMETERS.matcher(url).replaceFirst("$1;");
        Matcher prefix = PREFIX.matcher(text);
        boolean mayHoldUser = prefix.find();
        int start = mayHoldUser ? prefix.end() : 0;
        int host = mayHoldUser ? start + userInfoEnd(text.substring(start)) : 0;
        Matcher parameters = PARAMETERS.matcher(text);
        int end = parameters.find(host) ? parameters.start() : text.length();
        char separator = end == text.length() ? ';' : text.charAt(end);
        return new JdbcUrl(
                text.substring(0, start),
                text.substring(start, Math.max(start, host - 1)),
                text.substring(host, end),
                separator,
                parametersOf(text.substring(Math.min(end + 1, text.length())), separator == '?' ? '&' : ';'));
    }

    /** Returns the URL as it may be shown: host, database and schema, but neither user nor password. */
    String display() {
        String shown = parameters.stream()
                .filter(Parameter::mayBeShown)
                .map(Parameter::toString)
                .collect(Collectors.joining(separator == '?' ? "&" : ";"));
        String sign = prefix.regionMatches(true, 0, ORACLE, 0, ORACLE.length()) ? "@" : "";
        return prefix + sign + shownPlace() + (shown.isEmpty() ? "" : separator + shown);
    }

    /** Returns the URL without what stands before the host and without those parameters. */
    String without(Predicate<Parameter> unwanted) {
        String rest = parameters.stream()
                .filter(unwanted.negate())
                .map(Parameter::toString)
                .collect(Collectors.joining(separator == '?' ? "&" : ";"));
        return prefix + place + (rest.isEmpty() ? "" : separator + rest);
    }

    /** Returns every text of this URL that might be secret, as written. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(userInfo, userInfo.replaceFirst("^[^:/]*[:/]", "")));
        parameters.stream().filter(Parameter::isSecret).map(Parameter::value).forEach(secrets::add);
        return secrets;
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.isNamed(name));
    }

    private String shownPlace() {
        if (prefix.isEmpty()) {
            return place;
        }
        int end = authorityEnd(place);
        String authority = place.substring(0, end);
        boolean clear = prefix.endsWith("//") ? isHosts(authority) : !authority.contains("(");
        String path = place.substring(end);
        int flags = path.indexOf('?');
        return (clear ? authority : MASK) + (flags < 0 ? path : path.substring(0, flags));
    }

    /** Returns where the host begins, behind the last {@code @} that can belong to a user and password. */
    private static int userInfoEnd(String rest) {
        Matcher parameters = PARAMETERS.matcher(rest);
        int end = rest.lastIndexOf('@', parameters.find() ? parameters.start() : rest.length()) + 1;
        String host = rest.substring(end);
        return isHosts(host.substring(0, authorityEnd(host))) ? end : rest.lastIndexOf('@') + 1;
    }

    private static int authorityEnd(String rest) {
        int end = 0;
        while (end < rest.length() && "/?;".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isHosts(String authority) {
        return authority.isEmpty()
                || List.of(authority.split(",")).stream()
                        .allMatch(host -> HOST.matcher(host).matches());
    }

    private static List<Parameter> parametersOf(String text, char separator) {
        if (text.isEmpty()) {
            return List.of();
        }
        String value = "(\\{(?:[^}]|}})*}|(?:\\\\.|[^" + separator + "])*)";
        Matcher matcher = Pattern.compile("([^=" + separator + "]+)=" + value).matcher(text);
        List<Parameter> parameters = new ArrayList<>();
        while (matcher.find()) {
            parameters.add(new Parameter(matcher.group(1), matcher.group(2)));
        }
        return parameters;
    }

    /** One {@code name=value}, both as written. */
    record Parameter(String name, String value) {
        private static final Pattern SECRET = Pattern.compile(SECRET_NAME, Pattern.CASE_INSENSITIVE);
        private static final Pattern SWITCH = Pattern.compile("(?i)true|false");

        boolean isNamed(String other) {
            return PercentCode.decode(name.strip()).equalsIgnoreCase(other);
        }

        boolean isSecret() {
            return SECRET.matcher(PercentCode.decode(name.strip())).matches()
                    && !SWITCH.matcher(value).matches();
        }

        boolean mayBeShown() {
            return SHOWN.contains(name.strip().toLowerCase(Locale.ROOT))
                    && HARMLESS_VALUE.matcher(value).matches();
        }

        @Override
        public String toString() {
            return name + "=" + value;
        }
    }
}
