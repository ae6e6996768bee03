/**
 * Runs a command before a plan that destroys data, such as a dump. It knows processes; when data is destroyed, the plan
 * says.
 */
@NullMarked
package dev.edd.safeguard;

import org.jspecify.annotations.NullMarked;
