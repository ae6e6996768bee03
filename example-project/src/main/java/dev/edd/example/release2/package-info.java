/**
 * Release 2: knows items by location, batch and serial number. Runs beside release 1 on one database, and goes on
 * running while the column that only release 1 needs is dropped; {@code Schema} holds all that it knows of it.
 */
@NullMarked
package dev.edd.example.release2;

import org.jspecify.annotations.NullMarked;
