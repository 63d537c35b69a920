package dev.lonja.peer.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;

/** What a download works with; making it costs more than fetching a small file, so the next download takes it over. */
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
