/**
 * The rules that come with the product, one class each. It knows what is a hazard in which phase; it knows neither
 * configuration nor suppressions.
 */
@NullMarked
package dev.edd.rule.catalog;

import org.jspecify.annotations.NullMarked;
