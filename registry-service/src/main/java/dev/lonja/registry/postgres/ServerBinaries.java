package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.FileTree;
import dev.lonja.registry.postgres.system.Platform;
import dev.lonja.registry.postgres.system.TarXz;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** PostgreSQL's programs, unpacked into the data folder once per version; the name of their folder identifies the version. */
record ServerBinaries(Path home) {

    private static final String PREFIX = "server-";
    private static final String UNFINISHED = ".unfinished";

    static ServerBinaries unpackInto(ClusterFolder folder, Platform platform) {
        URL archive = find(platform)
                .orElseThrow(() -> new EmbeddedPostgresException("there is no embedded PostgreSQL for "
                        + platform + "; set QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
                        + " QUARKUS_DATASOURCE_PASSWORD to use a server of your own"));
        try {
            Path home = folder.root().resolve(PREFIX + checksum(archive));
            if (!Files.isDirectory(home)) {
                deleteOthers(folder, home);
                unpack(archive, home);
            }
            return new ServerBinaries(home);
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "cannot unpack PostgreSQL into " + folder.root() + " (" + failed + ")", failed);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static Optional<URL> find(Platform platform) {
        return Optional.ofNullable(ServerBinaries.class.getClassLoader().getResource(platform.archiveName()));
    }

    private static String checksum(URL archive) throws IOException {
        try (var checked = new CheckedInputStream(archive.openStream(), new CRC32())) {
            checked.transferTo(OutputStream.nullOutputStream());
            return String.format("%08x", checked.getChecksum().getValue());
        }
    }

    private static void unpack(URL archive, Path home) throws IOException {
        Path unfinished = home.resolveSibling(home.getFileName() + UNFINISHED);
        FileTree.delete(unfinished);
        try (InputStream content = archive.openStream()) {
            TarXz.unpack(content, unfinished);
        }
        FileTree.syncAll(unfinished);
        FileTree.publish(unfinished, home);
    }

    /** Deletes other versions, and what an interrupted unpacking left. */
    private static void deleteOthers(ClusterFolder folder, Path home) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder.root(), PREFIX + "*")) {
            for (Path other : others) {
                if (!other.equals(home)) {
                    FileTree.delete(other);
                }
            }
        }
    }
}
