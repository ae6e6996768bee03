/**
 * Who may migrate a database, how far that run has come, and who stands in its way. It knows sessions and our own tables
 * for them; it must not know Liquibase, nor what a migration is made of.
 */
@NullMarked
package dev.edd.lease;

import org.jspecify.annotations.NullMarked;
