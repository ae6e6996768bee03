package dev.edd.example.release2;

/** What tells one item from another. */
public record Label(String location, String batch, String serial) {
    public Label {
        require(location, 6);
        require(batch, 8);
        require(serial, 8);
    }

    /** Returns the code that release 1 knows the item by. */
    public String code() {
        return location + batch + serial;
    }

    /** Also keeps wildcards out of the patterns that locations become a part of. */
    private static void require(String part, int length) {
        if (!part.matches("[A-Z0-9]{%d}".formatted(length))) {
            throw new IllegalArgumentException("\"%s\" is not %d capital letters and digits".formatted(part, length));
        }
    }
}
