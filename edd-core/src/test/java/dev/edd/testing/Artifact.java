package dev.edd.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A jar on the class path that holds a server's programs, known by one of its entries. */
record Artifact(String coordinates, String entry) {

    /** Returns the jar's name without its ending, which tells products and versions apart. */
    String name() {
        try (JarFile jar = open()) {
            return Path.of(jar.getName()).getFileName().toString().replaceFirst("\\.jar$", "");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Unpacks the known entry, a tar archive in the given compression. */
    void untar(Path directory, Compression compression) {
        try (JarFile jar = open();
                InputStream archive = compression.open(jar.getInputStream(jar.getEntry(entry)))) {
            Path log = directory.resolveSibling("unpack.log");
            new Command(log, "tar", "-x", "--no-same-owner", "-C", directory.toString()).run(archive);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Copies all entries whose names match, without what matched; the pattern takes a folder or a part of one. */
    void copy(Path directory, String pattern) {
        try (JarFile jar = open()) {
            List<? extends ZipEntry> files =
                    jar.stream().filter(file -> !file.isDirectory()).toList();
            for (ZipEntry file : files) {
                String path = file.getName().replaceFirst(pattern, "");
                if (!path.equals(file.getName())) {
                    copy(jar, file, directory.resolve(path));
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void copy(JarFile jar, ZipEntry file, Path target) throws IOException {
        Directories.create(target.resolveSibling(""));
        try (InputStream content = jar.getInputStream(file)) {
            Files.copy(content, target);
        }
    }

    private JarFile open() throws IOException {
        URL url = Artifact.class.getClassLoader().getResource(entry);
        if (url == null) {
            throw new ServerFailedException(
                    "No jar on the class path holds %s. Add %s in test scope.".formatted(entry, coordinates), "", null);
        }
        URL jar = ((JarURLConnection) url.openConnection()).getJarFileURL();
        return new JarFile(new File(URI.create(jar.toString())));
    }

    private ServerFailedException unreadable(IOException cause) {
        return new ServerFailedException(coordinates + " cannot be unpacked.", "", cause);
    }

    /** Undoes a compression. */
    interface Compression {
        InputStream open(InputStream compressed) throws IOException;
    }
}
