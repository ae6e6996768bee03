/**
 * The façade: reads, checks, plans and applies with one call each. It wires the packages below it together and decides
 * nothing itself; nothing imports it.
 */
@NullMarked
package dev.edd;

import org.jspecify.annotations.NullMarked;
