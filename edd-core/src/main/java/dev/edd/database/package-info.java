/**
 * The way to a database: where it is, how to get in, what it is, and what of all that may be shown. It knows neither
 * changelogs nor phases, and must not learn what runs over the connections it opens.
 */
@NullMarked
package dev.edd.database;

import org.jspecify.annotations.NullMarked;
