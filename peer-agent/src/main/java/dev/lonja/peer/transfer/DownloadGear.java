package dev.lonja.peer.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;

/** What a download works with; making it costs more than fetching a small file, so the next download takes it over. */
record DownloadGear(ByteBuffer buffer, Selector selector) {
    private static final int BUFFER_BYTES = 1 << 20;

    static DownloadGear create() throws IOException {
        return new DownloadGear(ByteBuffer.allocateDirect(BUFFER_BYTES), Selector.open());
    }

    void close() {
        try {
            selector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
