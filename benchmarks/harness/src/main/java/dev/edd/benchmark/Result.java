package dev.edd.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a benchmark yielded.
 *
 * @param series in the order of the candidates
 * @param heap the most megabytes that this product had in a heap of {@link Arena#HEAP_LIMIT}
 */
record Result(Benchmark benchmark, Map<Candidate, Series> series, long heap) {
    Result {
        series = new LinkedHashMap<>(series);
    }

    double median(Candidate candidate) {
        return of(candidate).median();
    }

    /** Returns the seconds that a candidate took longer than a goal that does nothing. */
    double aboveFloor(Candidate candidate) {
        return median(candidate) - median(Candidates.FLOOR);
    }

    Series of(Candidate candidate) {
        return series.getOrDefault(candidate, new Series());
    }
}
