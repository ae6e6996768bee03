/**
 * What the text of a statement says, piece by piece: queries, conditions, types, constraints, names. It knows how SQL is
 * written; it knows no other statement of the changelog, and no hazard.
 */
@NullMarked
package dev.edd.rule.text;

import org.jspecify.annotations.NullMarked;
