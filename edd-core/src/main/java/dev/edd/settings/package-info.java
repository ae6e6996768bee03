/**
 * What a project decides for itself: how grave a rule is, which database it runs on. It knows names and values, those of
 * {@code edd.yaml} and those that the caller gives; it knows no folder, and judges no migration.
 */
@NullMarked
package dev.edd.settings;

import org.jspecify.annotations.NullMarked;
