/**
 * How much can be lost by the steps of a plan. It knows what statements do, and asks the database only how large its
 * tables are; it keeps nothing from running.
 */
@NullMarked
package dev.edd.risk;

import org.jspecify.annotations.NullMarked;
