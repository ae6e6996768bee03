package dev.edd.backfill;

import java.util.List;

/**
 * The place of one row in the order of a table's key.
 *
 * @param values one for each column of the key, in their order
 */
record Key(List<Object> values) {
    Key {
        values = List.copyOf(values);
    }
}
