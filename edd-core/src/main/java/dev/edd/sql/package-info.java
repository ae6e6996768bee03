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
 *   <li>{@link dev.edd.sql.SqlParser#understood} puts in the place of a migration's statements what they do, so that a
 *       rule can ask {@code migration.statements(DropColumn.class)} and finds each column dropped, with its own line,
 *       in a list of {@code ALTER TABLE} or in a {@code DO} block. Names can be compared, {@link
 *       dev.edd.sql.QualifiedName#matches}; {@link dev.edd.sql.Action#statement} leads back to the whole statement.
 *       What cannot be told is {@link dev.edd.sql.Action.NotUnderstood}, never a guess.
 * </ol>
 */
@NullMarked
package dev.edd.sql;

import org.jspecify.annotations.NullMarked;
