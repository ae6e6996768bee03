package dev.edd.rule;

/** How much a finding matters, the gravest first. */
public enum Severity {
    /** Production breaks or data is lost: the build fails, and nothing is migrated. */
    ERROR,

    /** Likely a mistake: shown, and failing where {@code edd.failOn} says so. */
    WARNING,

    /** Neither right nor wrong as far as can be told: shown, and never failing. */
    NOTE
}
