package dev.lonja.peer.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens what a peer asked for, if the user published it and it is still the regular file that was published.
 *
 * <p>Blocks. The path from the wire is looked up, never opened: what is opened is the real path that was remembered at
 * PUBLISH, without following a link on the way.
 */
final class SharedFileOpener {

    /** What became of the attempt. */
    sealed interface Opening {
        /** The file, open; whoever holds it closes it. */
        record Opened(FileChannel channel, long sizeBytes) implements Opening {}

        /** Not published, or no longer what was published. */
        record Missing(String reason) implements Opening {}

        /** Published, but this process may not read it, or the disk fails. */
        record Unreadable(String reason) implements Opening {}
    }

    private final SharedFiles sharedFiles;

    SharedFileOpener(SharedFiles sharedFiles) {
        this.sharedFiles = sharedFiles;
    }

    Opening open(String path) {
        Optional<Path> published = sharedFiles.find(path);
        return published.isEmpty() ? new Opening.Missing("not published") : open(path, published.get());
    }

    private static Opening open(String path, Path realPath) {
        try {
            if (!Path.of(path).toRealPath().equals(realPath)) {
                return new Opening.Missing("leads elsewhere since it was published");
            }
            if (!Files.isRegularFile(realPath, LinkOption.NOFOLLOW_LINKS)) {
                return new Opening.Missing("not a regular file");
            }
            return opened(NoFollow.openForReading(realPath));
        } catch (NoSuchFileException | NotDirectoryException | FileSystemLoopException gone) {
            return new Opening.Missing("no longer there");
        } catch (IOException failure) {
            return new Opening.Unreadable(failure.toString());
        }
    }

    private static Opening opened(FileChannel channel) throws IOException {
        try {
            return new Opening.Opened(channel, channel.size());
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }
}
