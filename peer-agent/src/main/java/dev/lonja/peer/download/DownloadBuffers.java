package dev.lonja.peer.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;

/**
 * The buffer and the selector of a download. Creating them costs more than downloading a small file, so they are reused.
 */
record DownloadBuffers(ByteBuffer buffer, Selector selector) {
    private static final int BUFFER_BYTES = 1 << 20;

    static DownloadBuffers create() throws IOException {
        return new DownloadBuffers(ByteBuffer.allocateDirect(BUFFER_BYTES), Selector.open());
    }

    void close() {
        try {
            selector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
