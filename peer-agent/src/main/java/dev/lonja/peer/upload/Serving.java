package dev.lonja.peer.upload;

import dev.lonja.peer.shared.SharedFileOpener;
import io.vertx.core.Vertx;
import java.time.Duration;

/** What the connections of a listener have in common. */
record Serving(
        Vertx vertx,
        UploadConfig config,
        SharedFileOpener opener,
        BoundedOpening opening,
        FileChunks pieces,
        UploadQueue queue,
        SendingRate totalRate,
        UploadCounters counters) {
    /** A disk that is alive opens a file within this time; after it the request is answered with "failed". */
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);

    /** For a listener that serves these files. */
    static Serving of(
            Vertx vertx, UploadMode mode, UploadConfig upload, SharedFileOpener opener, UploadCounters counters) {
        FileChunks pieces = switch (mode) {
            case SENDFILE -> new ZeroCopyChunks();
            case ASYNC_READ -> new ReadChunks(vertx);
        };
        return new Serving(
                vertx,
                upload,
                opener,
                new BoundedOpening(vertx, OPEN_TIMEOUT),
                pieces,
                new UploadQueue(upload.maxRunning(), upload.maxWaiting(), counters),
                new SendingRate(upload.maxRate().asLongValue(), System::nanoTime),
                counters);
    }

    /** The rates of one upload. */
    SendingRates rates() {
        return new SendingRates(
                totalRate, new SendingRate(config.maxRatePerUpload().asLongValue(), System::nanoTime));
    }
}
