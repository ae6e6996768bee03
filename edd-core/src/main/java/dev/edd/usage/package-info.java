/**
 * Finds out who still uses what finalizations remove, from the statistics that a server keeps of statements. It knows
 * these and the table that it notes their counts in, and judges nothing.
 */
@NullMarked
package dev.edd.usage;

import org.jspecify.annotations.NullMarked;
