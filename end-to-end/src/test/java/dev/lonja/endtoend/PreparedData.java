package dev.lonja.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The data folder of a registry that was started and stopped once. It contains the unpacked PostgreSQL and its cluster,
 * which take most of the time of a first start. Tests that are not about the first start copy it, and share the files of
 * the unpacked programs. That start and the one of an agent also write caches with which later starts of both programs are
 * faster.
 *
 * <p>All JVMs that run tests share the folder and the caches. The first of them creates them, again for each build.
 */
public final class PreparedData {
    private static final Path TARGET = PackagedJars.find().root().resolve("end-to-end/target");
    private static final Path FOLDER = TARGET.resolve("prepared-data");
    private static final Path MADE_BY = FOLDER.resolve("made-by");
    private static final String DATA = "data";

    private PreparedData() {}

    /** Starts a registry without users, in a data folder with this name. */
    public static RegistryProgram startRegistry(Stage stage, String dataFolder, Map<String, String> settings) {
        copy(folder(), stage.folder().resolve(dataFolder));
        return stage.startRegistry(dataFolder, settings);
    }

    /** Copies the folder of the database server. Its database has the tables of the registry, and no users. */
    public static void copyDatabaseTo(Path folder) {
        copy(folder().resolve("postgres"), folder);
    }

    /** The folder, which is prepared if necessary. */
    public static synchronized Path folder() {
        String build = fingerprint();
        try (FileChannel file = FileChannel.open(
                        TARGET.resolve("prepared-data.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!lock.isValid()
                    || !Files.exists(MADE_BY)
                    || !Files.readString(MADE_BY).equals(build)) {
                make(build);
            }
            return FOLDER.resolve(DATA);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot prepare " + FOLDER, failure);
        }
    }

    private static void make(String build) throws IOException {
        Folders.delete(FOLDER);
        try (Stage stage = Stage.open("lonja-prepared")) {
            stage.writeCaches(DATA);
            copy(stage.folder(), FOLDER);
        }
        Files.writeString(MADE_BY, build);
    }

    /** A text that changes when one of the programs is packaged again. */
    private static String fingerprint() {
        PackagedJars jars = PackagedJars.find();
        try {
            return Files.getLastModifiedTime(jars.registry().jar()) + " "
                    + Files.getLastModifiedTime(jars.agent().jar());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> tree = Files.walk(from)) {
            List<Path> originals = tree.toList();
            for (Path original : originals) {
                Path place = from.relativize(original);
                Path target = to.resolve(place.toString());
                if (!isProgram(original, place) || !link(original, target)) {
                    Files.copy(original, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot copy " + from, failure);
        }
    }

    /** Whether it is a file of the unpacked PostgreSQL, which nobody changes. */
    private static boolean isProgram(Path file, Path place) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && StreamSupport.stream(place.spliterator(), false)
                        .anyMatch(folder -> folder.toString().startsWith("server-"));
    }

    /** Gives a file another name; fails on another file system, and on one without links. */
    private static boolean link(Path file, Path name) {
        try {
            Files.createLink(name, file);
            return true;
        } catch (IOException | UnsupportedOperationException notHere) {
            return false;
        }
    }
}
