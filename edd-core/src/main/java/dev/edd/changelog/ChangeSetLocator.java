package dev.edd.changelog;

import dev.edd.migration.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeSet;
import liquibase.resource.ResourceAccessor;

/** Finds the line on which a changeset begins, which Liquibase does not keep. */
final class ChangeSetLocator {
    /** What stands in a file of XML and is no change of a changeset. */
    private static final Pattern UNREAD =
            Pattern.compile("(?s)<!--.*?-->|<(\\w+:)?rollback\\b[^>]*(?<!/)>.*?</(\\w+:)?rollback\\s*>");

    private final ResourceAccessor accessor;
    private final String shownPrefix;
    private final Map<String, List<String>> lines = new HashMap<>();

    /** Where the last changeset was found in each file: the next is usually behind it. */
    private final Map<String, Integer> found = new HashMap<>();

    ChangeSetLocator(ResourceAccessor accessor, String shownPrefix) {
        this.accessor = accessor;
        this.shownPrefix = shownPrefix;
    }

    /** Returns the line that holds the changeset's id where an id is expected; the file as a whole if there is none. */
    Location locate(ChangeSet changeSet) {
        String file = changeSet.getChangeLog().getPhysicalFilePath();
        Location whole = Location.of(shownPrefix + file);
        String id = Pattern.quote(changeSet.getId());
        Pattern pattern = Pattern.compile("(?i)\\bid[\"']?\\s*[:=]\\s*[\"']?" + id
                + "[\"']?\\s*([,}>/]|$|\\s)|--\\s*changeset\\s+\\S+:\"?" + id + "\"?(\\s|$)");
        List<String> text = lines.computeIfAbsent(file, this::lines);
        int start = found.getOrDefault(file, 0);
        for (int i = 0; i < text.size(); i++) {
            int line = (start + i) % text.size();
            if (pattern.matcher(text.get(line)).find()) {
                found.put(file, line);
                return whole.atLine(line + 1);
            }
        }
        return whole;
    }

    /** Returns what finds the lines of a changeset's changes. */
    ChangeLines changes(ChangeSet changeSet, Location located) {
        return new ChangeLines(
                located, lines.computeIfAbsent(changeSet.getChangeLog().getPhysicalFilePath(), this::lines));
    }

    /** Returns the last line of some files that mentions a text, or else the last file as a whole. */
    Location mention(List<String> files, String mentioned) {
        for (int i = files.size() - 1; i >= 0; i--) {
            Location found = mention(files.get(i), mentioned);
            if (found.line() > 0) {
                return found;
            }
        }
        return Location.of(shown(files.isEmpty() ? "" : files.get(files.size() - 1)));
    }

    /** Returns the first line of a file that mentions a text, or else the file as a whole. */
    Location mention(String file, String mentioned) {
        List<String> text = lines.computeIfAbsent(file, this::lines);
        for (int i = 0; i < text.size(); i++) {
            if (text.get(i).contains(mentioned)) {
                return Location.of(shown(file)).atLine(i + 1);
            }
        }
        return Location.of(shown(file));
    }

    /** Returns how people know a file, or the changelog's root for no file. */
    String shown(String file) {
        String shown = shownPrefix + file;
        return shown.isEmpty() ? "." : file.isEmpty() ? shown.replaceFirst("/$", "") : shown;
    }

    private List<String> lines(String file) {
        try (InputStream in = accessor.getExisting(file).openInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher unread = UNREAD.matcher(text);
            return (file.endsWith(".xml") ? unread.replaceAll(part -> "\n".repeat(feeds(part.group()))) : text)
                    .lines()
                    .toList();
        } catch (IOException e) {
            // Liquibase has just parsed the file: without it, the changeset is located less exactly, no more.
            return List.of();
        }
    }

    private static int feeds(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
