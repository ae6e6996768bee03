/**
 * The same facts for people, as text, and for machines, as JSON. It knows how to show a validation, a plan, a state and
 * outcomes; it decides nothing and asks no database.
 */
@NullMarked
package dev.edd.report;

import org.jspecify.annotations.NullMarked;
