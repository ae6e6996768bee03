/**
 * Decides what runs, in which order, and what does not and why: a pure function of the changelog, the database's state
 * and the request. It knows no file, no connection and no clock.
 */
@NullMarked
package dev.edd.plan;

import org.jspecify.annotations.NullMarked;
