/**
 * Measures how fast, and how gently for others, a table's rows are moved: by this product, by one {@code UPDATE}, and by
 * the loops that people write by hand; and how a schema change that has to wait is felt by others.
 */
@NullMarked
package dev.edd.benchmark.backfill;

import org.jspecify.annotations.NullMarked;
