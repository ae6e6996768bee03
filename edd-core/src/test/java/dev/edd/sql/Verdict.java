package dev.edd.sql;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** An action in one line: its name, and every component that says something. */
final class Verdict {
    private Verdict() {}

    static String of(Object value) {
        StringBuilder verdict = new StringBuilder(value.getClass().getSimpleName());
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String written = component.getName().equals("origin") ? "" : written(component, value);
            verdict.append(written.isEmpty() ? "" : " " + written);
        }
        return verdict.toString();
    }

    private static String written(RecordComponent component, Object record) {
        Object value;
        try {
            value = component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
        String name = component.getName();
        if (value instanceof Boolean claim) {
            return claim ? name : "";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        String words = words(value);
        return words.isEmpty() ? "" : name + "=" + words;
    }

    private static String words(Object value) {
        if (value instanceof QualifiedName name) {
            return String.join(".", name.parts());
        }
        if (value instanceof Collection<?> all) {
            return all.isEmpty()
                    ? ""
                    : all.stream().map(Verdict::words).sorted().collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Record) {
            return "(" + of(value) + ")";
        }
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
    }
}
