/**
 * The goals: parameters in, one call to the core, exit out. It knows Maven; it must know neither SQL nor rules.
 */
@NullMarked
package dev.edd.maven;

import org.jspecify.annotations.NullMarked;
