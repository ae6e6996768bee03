package dev.edd.changelog;

import dev.edd.migration.SequenceNumber;

/** The parts of {@code V0007__split_inventory_code.sql}: a number and a description. */
record FileName(SequenceNumber number, String description) {
    static final String FORM = "<number>_<description>.sql, for example 0007_split_inventory_code.sql";

    /** Says why a name is none; the message completes the sentence that began with the file's name. */
    static final class UnreadableNameException extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean numberTooLarge;

        private UnreadableNameException(String what, boolean numberTooLarge) {
            super(what);
            this.numberTooLarge = numberTooLarge;
        }

        boolean numberTooLarge() {
            return numberTooLarge;
        }
    }

    /** Reads a name that ends in {@code .sql}. */
    static FileName parse(String name) throws UnreadableNameException {
        String stem = name.substring(0, name.length() - ".sql".length());
        int start = stem.startsWith("V") || stem.startsWith("v") ? 1 : 0;
        int end = endOfDigits(stem, start);
        if (end == start) {
            throw new UnreadableNameException("begins with no sequence number", false);
        }
        String digits = stem.substring(start, end);
        if (end == stem.length()) {
            throw new UnreadableNameException("has no description behind its number", false);
        }
        if ("_-+".indexOf(stem.charAt(end)) < 0) {
            throw new UnreadableNameException(
                    "has '%s' between its number and its description".formatted(stem.charAt(end)), false);
        }
        int description = stem.startsWith("__", end) ? end + 2 : end + 1;
        if (description == stem.length()) {
            throw new UnreadableNameException("has no description behind its number", false);
        }
        return new FileName(number(digits), stem.substring(description));
    }

    /** Returns the index behind the digits that begin at an index. */
    static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    static SequenceNumber number(String digits) throws UnreadableNameException {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        String significant = digits.substring(zeros);
        if (significant.length() > Long.toString(SequenceNumber.LARGEST.value()).length()) {
            throw new UnreadableNameException(
                    "has the number %s, above %s".formatted(digits, SequenceNumber.LARGEST), true);
        }
        return new SequenceNumber(Long.parseLong(significant));
    }
}
