/**
 * What the changelog says of tables, columns, keys and views before the migration at hand, and what a migration makes of
 * them. It knows no hazard and no fix.
 */
@NullMarked
package dev.edd.rule.schema;

import org.jspecify.annotations.NullMarked;
