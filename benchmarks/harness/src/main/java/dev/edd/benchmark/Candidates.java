package dev.edd.benchmark;

import java.util.List;

/** Who takes part. */
final class Candidates {
    /** What every Maven goal takes. */
    static final Candidate FLOOR = new Floor();

    /** This product. */
    static final Candidate EDD = new Edd();

    /** The product that this one is built on. */
    static final Candidate LIQUIBASE = new Liquibase();

    /** The other widespread product. */
    static final Candidate FLYWAY = new Flyway();

    /** Every candidate, the empty goal first. */
    static final List<Candidate> ALL = List.of(FLOOR, new Jdbc(), EDD, LIQUIBASE, FLYWAY);

    private Candidates() {}
}
