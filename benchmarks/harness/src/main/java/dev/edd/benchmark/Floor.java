package dev.edd.benchmark;

import dev.edd.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;

/** A goal that does nothing, of a plugin without dependencies. */
final class Floor implements Candidate {
    static final Artifact BASELINE = new Artifact("dev.edd", "edd-benchmark-baseline", Versions.of("edd"));

    @Override
    public String name() {
        return "empty goal";
    }

    @Override
    public Artifact plugin() {
        return BASELINE;
    }

    @Override
    public String goal(Task task) {
        return "empty";
    }

    @Override
    public boolean needsDriver() {
        return false;
    }

    @Override
    public Map<String, String> configuration(TestDatabase database) {
        return Map.of();
    }

    @Override
    public void write(Path project, Migrations migrations) {}

    @Override
    public String historyCount() {
        return "";
    }

    @Override
    public Sign sign(Task task, int migrations) {
        return Sign.NONE;
    }
}
