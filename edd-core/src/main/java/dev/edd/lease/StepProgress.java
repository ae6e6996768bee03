package dev.edd.lease;

import dev.edd.migration.ChangesetKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How far a migration has come whose statements are committed one by one.
 *
 * @param done how many of its first statements have taken effect
 * @param doneDigest the digest of their text
 * @param begunDigest the digest of their text and the next one's, while that one runs; empty otherwise
 */
public record StepProgress(ChangesetKey changeset, int done, String doneDigest, String begunDigest) {
    /** Returns what six columns of a row say, from that one on. */
    static StepProgress of(ResultSet row, int first) throws SQLException {
        ChangesetKey changeset = new ChangesetKey(
                text(row.getString(first)), text(row.getString(first + 1)), text(row.getString(first + 2)));
        return new StepProgress(
                changeset, row.getInt(first + 3), text(row.getString(first + 4)), text(row.getString(first + 5)));
    }

    /** Sets the first six parameters. */
    void set(PreparedStatement statement) throws SQLException {
        statement.setString(1, changeset.id());
        statement.setString(2, changeset.author());
        statement.setString(3, changeset.path());
        statement.setInt(4, done);
        statement.setString(5, doneDigest);
        statement.setString(6, begunDigest);
    }

    /** Returns a text for a column; Oracle stores an empty one as none at all. */
    static String text(@Nullable String column) {
        return column == null ? "" : column;
    }
}
