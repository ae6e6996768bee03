package dev.edd.backfill;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The place of one row in the order of a table's key.
 *
 * @param values one for each column of the key, in their order
 */
record Key(List<Object> values) {
    Key {
        values = List.copyOf(values);
    }

    /** Returns the values as they are shown: {@code [4711, 6f1c]}. */
    @Override
    public String toString() {
        return values.stream()
                .map(value -> value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
