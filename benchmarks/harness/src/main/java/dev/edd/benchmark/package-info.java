/**
 * Runs whole Maven processes, in turn and on equal terms, checks that each did its work, and writes what they took. It
 * knows the products it measures by their goals only.
 */
@NullMarked
package dev.edd.benchmark;

import org.jspecify.annotations.NullMarked;
