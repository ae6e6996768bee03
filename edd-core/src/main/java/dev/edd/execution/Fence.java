package dev.edd.execution;

import java.sql.Connection;
import java.sql.SQLException;

/** What every commit passes: a run that has lost its lease goes no further. */
@FunctionalInterface
interface Fence {
    /** Lets everything pass. */
    Fence NONE = connection -> {};

    /** Makes sure that this run may go on, until the transaction of that connection ends. */
    void confirm(Connection connection) throws SQLException;
}
