package dev.edd.migration;

/**
 * The number that ties the migrations of one refactoring together and orders the refactorings. Leading zeros do not
 * count: {@code 7} is {@code 0007}.
 */
public record SequenceNumber(long value) implements Comparable<SequenceNumber> {
    public SequenceNumber {
        if (value < 0) {
            throw new IllegalArgumentException("Sequence number %d is negative".formatted(value));
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
