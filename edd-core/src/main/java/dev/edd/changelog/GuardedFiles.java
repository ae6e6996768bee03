package dev.edd.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.OpenOptions;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/** Shows Liquibase the files below the root of a changelog, and none that a path or a link would lead out to. */
final class GuardedFiles extends AbstractResourceAccessor {
    private static final Pattern URL = Pattern.compile("(?i)(?!classpath\\*?:)[a-z][a-z0-9+.-]*:.*");

    private final ResourceAccessor files;
    private final Path root;
    private final Gate gate;
    private final List<String> opened = new ArrayList<>();

    /** Takes the files as they are, the folder (or the top of the jar) that none may lie outside of, and who decides. */
    GuardedFiles(ResourceAccessor files, Path root, Gate gate) {
        this.files = files;
        this.root = root;
        this.gate = gate;
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        check(path);
        return guarded(files.getAll(path));
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        getAll(path);
        return guarded(files.search(path, recursive));
    }

    @Override
    public List<Resource> search(String path, SearchOptions options) throws IOException {
        getAll(path);
        return guarded(files.search(path, options));
    }

    private List<Resource> guarded(List<Resource> resources) throws IOException {
        List<Resource> guarded = new ArrayList<>();
        for (Resource resource : resources) {
            checkLinks(resource);
            guarded.add(new Guarded(resource));
        }
        return guarded;
    }

    private void check(String path) {
        if (leaves(path) && !gate.allows(path)) {
            throw refused(path);
        }
    }

    private static boolean leaves(String path) {
        String plain = path.replace('\\', '/').replaceFirst("^(classpath\\*?:)?/*", "");
        int depth = 0;
        for (String name : plain.split("/")) {
            depth += name.equals("..") ? -1 : name.isEmpty() || name.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return URL.matcher(plain).matches() || plain.indexOf('\0') >= 0;
    }

    private void checkLinks(Resource resource) throws IOException {
        URI uri = resource.getUri();
        if (uri == null || !resource.exists() || gate.allows(resource.getPath())) {
            return;
        }
        if (!"jar".equals(uri.getScheme()) && !Path.of(uri).toRealPath().startsWith(root.toRealPath())) {
            throw refused(resource.getPath());
        }
    }

    private UnexpectedLiquibaseException refused(String path) {
        gate.refuseFile(path, gate.locator().shown(""), gate.locator().mention(opened, path));
        return new UnexpectedLiquibaseException("%s lies outside of the changelog".formatted(path));
    }

    @Override
    public List<String> describeLocations() {
        return files.describeLocations();
    }

    @Override
    public void close() throws Exception {
        files.close();
    }

    /** A file that leads to no other one outside. */
    private final class Guarded implements Resource {
        private final Resource resource;

        Guarded(Resource resource) {
            this.resource = resource;
        }

        @Override
        public String getPath() {
            return resource.getPath();
        }

        @Override
        public InputStream openInputStream() throws IOException {
            checkLinks(resource);
            opened.add(resource.getPath());
            return resource.openInputStream();
        }

        @Override
        public boolean isWritable() {
            return false;
        }

        @Override
        public boolean exists() {
            return resource.exists();
        }

        @Override
        public Resource resolve(String other) {
            return guarded(resource.resolve(other), other);
        }

        @Override
        public Resource resolveSibling(String other) {
            return guarded(resource.resolveSibling(other), other);
        }

        private Resource guarded(Resource found, String asked) {
            if (leaves(found.getPath()) && !gate.allows(asked)) {
                throw refused(asked);
            }
            return new Guarded(found);
        }

        @Override
        public OutputStream openOutputStream(OpenOptions options) throws IOException {
            throw new IOException("%s is read only".formatted(getPath()));
        }

        @Override
        public URI getUri() {
            return resource.getUri();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Guarded guarded && resource.equals(guarded.resource);
        }

        @Override
        public int hashCode() {
            return resource.hashCode();
        }

        @Override
        public String toString() {
            return resource.toString();
        }
    }
}
