package dev.lonja.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A packaged program, as the part of a command line that names it.
 *
 * <p>It starts from its jar, or like {@code ./lonja} from a jar that only names the class path, with a cache of what Java did at an
 * earlier start: this takes less than half of the processor time. The system property {@code lonja.caches} names the folder of
 * these jars and caches; without it, or without a cache, a program starts from its jar. Java ignores a cache that does not fit the
 * program.
 */
final class PackagedProgram {
    private static final String FOLDER_PROPERTY = "lonja.caches";
    private static final List<String> CLASSES = List.of("quarkus", "app", "lib/boot", "lib/main");

    /** What the packaged jar opens. Unlike options, the manifest of a jar does not prevent a part of the cache from being used. */
    private static final String OPENED = "java.base/java.lang java.base/java.nio java.base/jdk.internal.misc";

    /** The log manager, and that Java must not speak of its cache on standard output. */
    private static final List<String> OPTIONS =
            List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Xlog:disable");

    /** The first release that caches more than classes. */
    private static final int FIRST_WITH_AOT_CACHE = 25;

    private static final boolean HAS_AOT_CACHE = Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;

    private final Path jar;
    private final String mainClass;

    PackagedProgram(Path jar, String mainClass) {
        this.jar = jar;
        this.mainClass = mainClass;
    }

    Path jar() {
        return jar;
    }

    List<String> fromJar() {
        return List.of("-jar", jar.toString());
    }

    /** With the cache if there is one. */
    List<String> fast() {
        return System.getProperty(FOLDER_PROPERTY) != null && Files.exists(file("cache"))
                ? fromClassPath((HAS_AOT_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file("cache"))
                : fromJar();
    }

    /** As a program that writes a cache when it ends. The cache is used after {@link #keepCache()}. */
    List<String> writingCache() {
        writeClassPathJar();
        return fromClassPath((HAS_AOT_CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file("new"));
    }

    void keepCache() {
        try {
            Files.move(file("new"), file("cache"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("no cache of " + mainClass, failure);
        }
    }

    private List<String> fromClassPath(String cacheOption) {
        return Stream.of(OPTIONS, List.of(cacheOption, "-jar", file("jar").toString()))
                .flatMap(List::stream)
                .toList();
    }

    private void writeClassPathJar() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        attributes.putValue("Add-Opens", OPENED);
        attributes.put(
                Attributes.Name.CLASS_PATH,
                CLASSES.stream()
                        .flatMap(this::jarsIn)
                        .map(path -> folder().relativize(path).toString())
                        .collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(file("jar"))) {
            new JarOutputStream(file, manifest).close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Stream<Path> jarsIn(String folder) {
        try (Stream<Path> files = Files.list(jar.resolveSibling(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file(String suffix) {
        return folder().resolve(mainClass + "." + suffix);
    }

    private static Path folder() {
        try {
            return Files.createDirectories(
                    Path.of(System.getProperty(FOLDER_PROPERTY)).toAbsolutePath());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
