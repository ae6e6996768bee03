/**
 * Releases of the application: their versions, which refactoring belongs to which, and what was recorded of them. It
 * knows no file and no database, and judges nothing.
 */
@NullMarked
package dev.edd.release;

import org.jspecify.annotations.NullMarked;
