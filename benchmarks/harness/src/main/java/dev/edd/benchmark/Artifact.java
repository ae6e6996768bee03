package dev.edd.benchmark;

/** A Maven artifact. */
record Artifact(String groupId, String artifactId, String version) {
    /** Returns the three elements by which a POM names it. */
    String xml() {
        return "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
                .formatted(groupId, artifactId, version);
    }

    @Override
    public String toString() {
        return groupId + ":" + artifactId + ":" + version;
    }
}
