/**
 * Verifies what the projects of {@code src/it} left behind: the script {@code verify.groovy} of each calls one method
 * here. It knows build logs, reports and databases as a user sees them, and no class of the product.
 */
@NullMarked
package dev.edd.it;

import org.jspecify.annotations.NullMarked;
