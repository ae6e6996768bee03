package dev.edd.usage;

import dev.edd.release.ReleaseEvent;
import java.sql.SQLException;
import java.util.List;

/** The statistics that one kind of server keeps of the statements that it is sent. */
interface StatementLog {
    /** Notes where the statistics stand, at the moment of an event. */
    default void note() throws SQLException, BlindException {}

    /**
     * Returns what was sent since an event, as far as it can be told.
     *
     * @throws BlindException if it cannot be told
     */
    List<String> since(ReleaseEvent event) throws SQLException, BlindException;

    /** Says why nothing can be seen, and what to do about it. */
    final class BlindException extends Exception {
        private static final long serialVersionUID = 1L;

        BlindException(String reason) {
            super(reason);
        }
    }
}
