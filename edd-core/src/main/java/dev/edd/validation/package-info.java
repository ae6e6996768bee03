/**
 * Runs rules over a changelog and applies the suppressions that its files hold. It knows which findings count; it
 * knows neither what the rules check nor how findings are shown.
 */
@NullMarked
package dev.edd.validation;

import org.jspecify.annotations.NullMarked;
