/**
 * Files to a {@link dev.edd.migration.Changelog}, and the same files to Liquibase. It knows folders, jars, file names
 * and changelog formats; it knows no database and judges nothing but whether a file can be read.
 */
@NullMarked
package dev.edd.changelog;

import org.jspecify.annotations.NullMarked;
