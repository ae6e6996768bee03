/**
 * Moves data in chunks, under live traffic: ranges of a key are claimed through the database, worked off by any number of
 * workers and runners, and recorded in the transaction that moves them. It knows keys, chunks and progress; it knows
 * neither phases nor Liquibase.
 */
@NullMarked
package dev.edd.backfill;

import org.jspecify.annotations.NullMarked;
