package dev.lonja.peer.download.target;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Writes one download to its target. Belongs to the thread that downloads. */
public sealed interface TargetWriter extends AutoCloseable permits PartialFile, StreamWriter {
    /** Opens a target that content flows into, before the owner is asked: opening a FIFO waits for its reader. */
    void open() throws TargetException, IOException;

    /** The owner is about to send that many bytes. */
    void begin(long sizeBytes) throws TargetException, IOException;

    /** Appends the bytes. */
    void write(ByteBuffer bytes) throws IOException;

    /**
     * Everything is written.
     *
     * @return where the content is
     * @throws TargetException if it cannot be placed there any more
     */
    Path commit() throws TargetException, IOException;

    /** Makes a step that waits for a reader fail soon. Any thread. */
    void cancel();

    /** Without a commit, nothing remains of a regular file. */
    @Override
    void close() throws IOException;
}
