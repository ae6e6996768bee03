package dev.edd.integration;

import dev.edd.migration.Dialect;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which rules a test proves on a real server: {@link ProofsTest} wants one for each that says that others wait. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Proof.All.class)
public @interface Proof {
    /** The ids of the rules. */
    String[] of();

    /** The servers it runs on. */
    Dialect[] on();

    /** What it shows. */
    Of shows() default Of.HAZARD;

    /** What there is to show. */
    enum Of {
        /** Others wait, or the rows are written anew. */
        HAZARD,

        /** They do not, if the fix is followed. */
        FIX
    }

    /** Several of them. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {
        /** Returns them. */
        Proof[] value();
    }
}
