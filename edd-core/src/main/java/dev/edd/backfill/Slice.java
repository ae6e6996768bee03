package dev.edd.backfill;

import java.util.Optional;

/**
 * A range of keys that one worker works off, some chunks long.
 *
 * @param doneTo the last key whose chunk is committed; empty at the beginning of the table
 * @param last the last key of the range
 * @param token grows by one with each owner: what an earlier owner still writes is told by its token and taken back
 */
record Slice(int pass, int number, Optional<Key> doneTo, Key last, long token) {}
