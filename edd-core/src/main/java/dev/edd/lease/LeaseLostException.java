package dev.edd.lease;

import dev.edd.migration.EddException;
import java.time.Duration;

/** Says that another run has taken the lease over, and that this one has therefore stopped. */
public final class LeaseLostException extends EddException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(String database, Duration time) {
        super(message(
                "This run has lost its lease on %s.".formatted(database),
                "table EDD_LEASE",
                "It gave no sign of life for %s s, and another run has taken over. The migration at hand was not committed."
                        .formatted(time.toSeconds()),
                "Run the same command again; it goes on where the other run ends. Where machines are often suspended for "
                        + "so long, raise edd.leaseTime."));
    }
}
