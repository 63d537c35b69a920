package dev.lonja.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A packaged program, as the part of a command line that names it.
 *
 * <p>It starts from its jar, or like {@code ./lonja} from a plain class path with an archive of the classes that a start loads:
 * this takes half of the processor time. The system property {@code lonja.archives} names the folder of the archives; without it,
 * or without an archive, a program starts from its jar. Java ignores an archive that does not fit the program.
 */
final class PackagedProgram {
    private static final String FOLDER_PROPERTY = "lonja.archives";
    private static final List<String> CLASSES = List.of("quarkus", "app", "lib/boot", "lib/main");

    /** What the manifest of the jar says, and that Java must not speak of its archive on standard output. */
    private static final List<String> OPTIONS = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Xlog:disable");

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

    /** From the archive if there is one. */
    List<String> fast() {
        return System.getProperty(FOLDER_PROPERTY) != null && Files.exists(archive())
                ? fromClassPath("-XX:SharedArchiveFile=" + archive())
                : fromJar();
    }

    /** As a program that writes an archive when it ends. The archive is used after {@link #keepArchive()}. */
    List<String> writingArchive() {
        return fromClassPath("-XX:ArchiveClassesAtExit=" + newArchive());
    }

    void keepArchive() {
        try {
            Files.move(newArchive(), archive(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("no archive of " + mainClass, failure);
        }
    }

    private List<String> fromClassPath(String archiveOption) {
        List<String> words = new ArrayList<>(OPTIONS);
        words.add(archiveOption);
        words.add("-cp");
        words.add(String.join(":", CLASSES.stream().flatMap(this::jarsIn).toList()));
        words.add(mainClass);
        return words;
    }

    private Stream<String> jarsIn(String folder) {
        try (Stream<Path> files = Files.list(jar.resolveSibling(folder))) {
            return files.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path archive() {
        return folder().resolve(mainClass + ".jsa");
    }

    private Path newArchive() {
        return folder().resolve(mainClass + ".new.jsa");
    }

    private static Path folder() {
        try {
            return Files.createDirectories(Path.of(System.getProperty(FOLDER_PROPERTY)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
