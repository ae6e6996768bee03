package dev.edd.maven;

/** A parameter that Maven shows as {@code ***} when it is asked to show everything ({@code mvn -X}). */
public final class Secret {
    private String text = "";

    /** Is what Maven calls with the parameter's value. */
    public void set(String value) {
        text = value;
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
