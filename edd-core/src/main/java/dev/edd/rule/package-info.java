/**
 * The contract between a check and those who run it. It knows migrations and their statements; it knows no file, no
 * database and no report.
 */
@NullMarked
package dev.edd.rule;

import org.jspecify.annotations.NullMarked;
