/**
 * How far every environment has come with every refactoring, and what is next there: a pure function of states and plans.
 * It knows no connection, and decides nothing.
 */
@NullMarked
package dev.edd.fleet;

import org.jspecify.annotations.NullMarked;
