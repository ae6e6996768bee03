package dev.edd;

import dev.edd.migration.EddException;
import dev.edd.report.TextReport;
import dev.edd.validation.Validation;

/** Says that a changelog has errors, so that nothing of it was planned or run. */
public final class ChangelogRejectedException extends EddException {
    private static final long serialVersionUID = 1L;

    ChangelogRejectedException(Validation validation) {
        super("The changelog has errors; nothing has run.\n\n" + TextReport.failures(validation));
    }
}
