package dev.edd.settings;

import dev.edd.migration.EddException;
import dev.edd.rule.Finding;

/** Says that a setting was given which does not exist. */
public final class UnknownSettingException extends EddException {
    private static final long serialVersionUID = 1L;

    UnknownSettingException(Finding finding) {
        super(message(
                finding.what(), finding.location().toString(), finding.rule().why(), finding.fix()));
    }
}
