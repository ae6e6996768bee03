package dev.edd.backfill;

import java.util.ArrayList;
import java.util.List;

/** Keys as text, between two runs: exact, whatever characters they hold. */
final class KeyText {
    private static final char SEPARATOR = ',';

    private final List<KeyType> types;

    KeyText(List<KeyType> types) {
        this.types = List.copyOf(types);
    }

    /** Returns a text that keeps a key exactly. */
    String encode(Key key) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            String value = types.get(i).encode(key.values().get(i));
            text.append(i == 0 ? "" : SEPARATOR)
                    .append(value.replace("\\", "\\\\").replace(",", "\\,"));
        }
        return text.toString();
    }

    /** Returns the key that a text was made from. */
    Key decode(String text) {
        List<Object> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == SEPARATOR) {
                values.add(types.get(values.size()).decode(value.toString()));
                value.setLength(0);
            } else {
                value.append(c == '\\' ? text.charAt(++i) : c);
            }
        }
        values.add(types.get(values.size()).decode(value.toString()));
        return new Key(values);
    }
}
