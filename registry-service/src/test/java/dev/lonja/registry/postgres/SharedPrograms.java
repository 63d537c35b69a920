package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.Platform;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The programs of PostgreSQL, unpacked once and copied into the folders of the tests, because unpacking takes seconds. */
public final class SharedPrograms {

    private static final Path FOLDER = Path.of("target", "shared-programs").toAbsolutePath();

    private SharedPrograms() {}

    /** Copies the programs to the place where a start finds them, so that it does not unpack them. */
    public static Path copyInto(Path folder) throws IOException {
        Path shared = unpacked();
        Files.createDirectories(folder);
        Path target = folder.resolve(shared.getFileName());
        Files.walkFileTree(shared, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path source, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(target.resolve(shared.relativize(source)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path source, BasicFileAttributes attributes) throws IOException {
                Path copy = target.resolve(shared.relativize(source));
                if (attributes.isSymbolicLink()) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(source));
                } else {
                    Files.copy(source, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return folder;
    }

    /** Unpacks them at the first call. Tests of several class loaders call it at once: their lock is one of the JVM. */
    private static Path unpacked() throws IOException {
        synchronized (Runtime.getRuntime()) {
            return ServerBinaries.unpackInto(ClusterFolder.at(FOLDER), Platform.current())
                    .home();
        }
    }
}
