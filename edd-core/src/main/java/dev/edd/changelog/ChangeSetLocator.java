package dev.edd.changelog;

import dev.edd.migration.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeSet;
import liquibase.resource.ResourceAccessor;

/** Finds the line on which a changeset begins, which Liquibase does not keep. */
final class ChangeSetLocator {
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
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            // Liquibase has just parsed the file: without it, the changeset is located less exactly, no more.
            return List.of();
        }
    }
}
