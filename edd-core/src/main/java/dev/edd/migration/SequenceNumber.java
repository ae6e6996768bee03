package dev.edd.migration;

/**
 * The number that ties the migrations of one refactoring together and orders the refactorings. Leading zeros do not
 * count: {@code 7} is {@code 0007}.
 */
public record SequenceNumber(long value) implements Comparable<SequenceNumber> {
    /** The largest number that a migration may have, with 18 digits: enough for a time stamp in nanoseconds. */
    public static final SequenceNumber LARGEST = new SequenceNumber(999_999_999_999_999_999L);

    public SequenceNumber {
        if (value < 0) {
            throw new IllegalArgumentException("Sequence number %s is negative".formatted(value));
        }
    }

    /** Returns the number right after this one. */
    public SequenceNumber next() {
        return new SequenceNumber(Math.addExact(value, 1));
    }

    @Override
    public int compareTo(SequenceNumber other) {
        return Long.compare(value, other.value);
    }

    /** Returns the number with at least four digits, as the files are usually named. */
    @Override
    public String toString() {
        String digits = Long.toString(value);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
