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

/**
 * The data folder of a registry that was started and stopped once. It contains the unpacked PostgreSQL and its cluster,
 * which take most of the time of a first start. Tests that are not about the first start copy it.
 *
 * <p>All JVMs that run tests share the folder. The first of them creates it, again for each build of the registry.
 */
public final class PreparedData {
    private static final Path TARGET = PackagedJars.find().root().resolve("end-to-end/target");
    private static final Path FOLDER = TARGET.resolve("prepared-data");
    private static final Path MADE_BY = FOLDER.resolve("made-by");
    private static final String DATA = "data";

    private PreparedData() {}

    /** Starts a registry without users, in a data folder with this name. */
    public static RegistryProgram startRegistry(Stage stage, String dataFolder, Map<String, String> settings) {
        copy(template(), stage.folder().resolve(dataFolder));
        return stage.startRegistry(dataFolder, settings);
    }

    /** Copies the folder of the database server. Its database has the tables of the registry, and no users. */
    public static void copyDatabaseTo(Path folder) {
        copy(template().resolve("postgres"), folder);
    }

    private static synchronized Path template() {
        String build = fingerprintOfTheRegistry();
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
            stage.startRegistry(DATA, Map.of()).close();
            copy(stage.folder(), FOLDER);
        }
        Files.writeString(MADE_BY, build);
    }

    /** A text that changes when the registry is packaged again. */
    private static String fingerprintOfTheRegistry() {
        try {
            return Files.getLastModifiedTime(PackagedJars.find().registry()).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> tree = Files.walk(from)) {
            List<Path> originals = tree.toList();
            for (Path original : originals) {
                Files.copy(
                        original,
                        to.resolve(from.relativize(original).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot copy " + from, failure);
        }
    }
}
