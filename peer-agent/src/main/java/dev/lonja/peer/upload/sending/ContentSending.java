package dev.lonja.peer.upload.sending;

import io.vertx.core.Future;

/** Sends the reply to a GET_FILE that succeeds: the header and the content. Thread: the event loop of the connection. */
public interface ContentSending {
    /** Sends nothing. */
    ContentSending NONE = new ContentSending() {
        @Override
        public Future<Void> start() {
            return Future.succeededFuture();
        }

        @Override
        public long sentBytes() {
            return 0;
        }

        @Override
        public void stop() {}
    };

    /** Begins to send; succeeds when the last byte has been written. */
    Future<Void> start();

    /** The number of bytes of the content that have been written so far. */
    long sentBytes();

    /** Sends nothing more, and releases what it holds. */
    void stop();
}
