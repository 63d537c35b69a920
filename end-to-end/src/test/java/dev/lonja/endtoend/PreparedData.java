package dev.lonja.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Data folders of registries that have been started and stopped once: PostgreSQL is unpacked and its cluster is made,
 * which takes most of a first start. For tests that are about something else.
 */
public final class PreparedData {
    private PreparedData() {}

    /** Made when the first test asks for it; its stage removes it when this JVM ends. */
    private static final class Template {
        private static final Path FOLDER = make();

        private static Path make() {
            Stage stage = Stage.open("lonja-prepared");
            stage.startRegistry("data", Map.of()).close();
            return stage.folder("data");
        }
    }

    /** Starts a registry that has no users yet, in a data folder of that name. */
    public static RegistryProgram startRegistry(Stage stage, String dataFolder, Map<String, String> settings) {
        try {
            copy(Template.FOLDER, stage.folder().resolve(dataFolder));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot copy a data folder", failure);
        }
        return stage.startRegistry(dataFolder, settings);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> originals;
        try (Stream<Path> tree = Files.walk(from)) {
            originals = tree.toList();
        }
        for (Path original : originals) {
            Files.copy(
                    original,
                    to.resolve(from.relativize(original).toString()),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
        }
    }
}
