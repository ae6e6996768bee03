/**
 * The file that holds a baseline: read where a project keeps one, written when it is asked for. It knows the file's form
 * and nothing of how findings come about.
 */
@NullMarked
package dev.edd.baseline;

import org.jspecify.annotations.NullMarked;
