/**
 * The vocabulary: migrations, phases, refactorings and what a database has applied of them. It knows no file, no
 * database and no library, and must stay that way.
 */
@NullMarked
package dev.edd.migration;

import org.jspecify.annotations.NullMarked;
