/**
 * Writes the files of a new refactoring. It knows the plain-SQL layout and what a newcomer needs to be told in each
 * phase; it never changes a file that is there.
 */
@NullMarked
package dev.edd.scaffold;

import org.jspecify.annotations.NullMarked;
