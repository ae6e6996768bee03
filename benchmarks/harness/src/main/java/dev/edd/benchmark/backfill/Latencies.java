package dev.edd.benchmark.backfill;

import java.util.Arrays;

/** How long transactions took, and how many failed; not thread-safe. */
final class Latencies {
    private long[] nanoseconds = new long[1024];
    private int count;
    private int errors;

    void add(long took) {
        if (count == nanoseconds.length) {
            nanoseconds = Arrays.copyOf(nanoseconds, count * 2);
        }
        nanoseconds[count++] = took;
    }

    void fail() {
        errors++;
    }

    int errors() {
        return errors;
    }

    int count() {
        return count;
    }

    void add(Latencies others) {
        errors += others.errors;
        for (int i = 0; i < others.count; i++) {
            add(others.nanoseconds[i]);
        }
    }

    /** Returns the milliseconds that such a share of the transactions took at most; 1 for the longest of all. */
    double milliseconds(double share) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanoseconds, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e6;
    }
}
