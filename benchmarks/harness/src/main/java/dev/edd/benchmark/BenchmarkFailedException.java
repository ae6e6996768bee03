package dev.edd.benchmark;

import org.jspecify.annotations.Nullable;

/** Says that a candidate did not do what it was asked to, so that there is nothing to measure. */
final class BenchmarkFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchmarkFailedException(String what, String output, @Nullable Throwable cause) {
        super(output.isEmpty() ? what : what + " It printed:\n" + output, cause);
    }
}
