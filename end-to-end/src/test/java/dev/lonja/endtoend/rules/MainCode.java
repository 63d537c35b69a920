package dev.lonja.endtoend.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The main code of all modules: their compiled classes, and their sources. */
final class MainCode {
    /** Each module, and the package that all of its code is in. */
    static final Map<String, String> MODULES = Map.of(
            "protocol", "dev.lonja.protocol",
            "transport", "dev.lonja.transport",
            "registry-service", "dev.lonja.registry",
            "peer-agent", "dev.lonja.peer",
            "health-probe", "dev.lonja.probe",
            "end-to-end", "dev.lonja.endtoend",
            "benchmarks", "dev.lonja.benchmarks");

    private static final int MAX_DEPTH = 20;
    private static final Path ROOT =
            Path.of(System.getProperty("lonja.root")).toAbsolutePath().normalize();

    /** The classes of every module, except those of the benchmarks, which the ordinary build does not compile. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.keySet().stream()
                    .filter(module -> !module.equals("benchmarks"))
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .toList());

    private MainCode() {}

    /** The Java sources of a module below {@code src/main} or {@code src/test}, as paths relative to the source folder. */
    static List<Path> sources(String module, String kind) throws IOException {
        Path folder = folder(module, kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(folder, MAX_DEPTH, (path, attributes) -> isJava(path))) {
            return files.map(folder::relativize).sorted().toList();
        }
    }

    /** The text of a source of the main code. */
    static String read(String module, Path source) throws IOException {
        return Files.readString(folder(module, "main").resolve(source));
    }

    /** The package of a source. */
    static String packageOf(Path source) {
        return source.getParent().toString().replace('/', '.').replace('\\', '.');
    }

    private static Path folder(String module, String kind) {
        return ROOT.resolve(module).resolve("src").resolve(kind).resolve("java");
    }

    private static boolean isJava(Path path) {
        return path.toString().endsWith(".java");
    }
}
