package dev.edd.database;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What {@code mvn -e} prints of an exception. */
final class Traces {
    private Traces() {}

    static String of(Throwable throwable) {
        StringWriter trace = new StringWriter();
        throwable.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
