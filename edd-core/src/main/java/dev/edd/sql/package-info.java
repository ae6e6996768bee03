/**
 * SQL text, taken apart into statements. It knows what the databases' own lexers and clients know of quotes, comments,
 * delimiters and routine bodies, and must not know files, phases or a live database.
 *
 * <p>Reading is done in two steps, so that nobody pays for the second who needs only the first:
 *
 * <ol>
 *   <li>{@link dev.edd.sql.SqlParser#parse} finds the statements and the line comments of a text:
 *       {@code SqlParser.parse("initial/0007_split.sql", text, Dialect.POSTGRESQL).statements()}. It reads any text in
 *       linear time and never throws; what has no end is a value, {@link dev.edd.sql.SqlText#unterminated}.
 * </ol>
 */
@NullMarked
package dev.edd.sql;

import org.jspecify.annotations.NullMarked;
