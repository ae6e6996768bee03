/**
 * What is recorded in the target database besides what was applied: the releases of the application, and the audit trail.
 * It knows tables of our own, and judges nothing.
 */
@NullMarked
package dev.edd.audit;

import org.jspecify.annotations.NullMarked;
