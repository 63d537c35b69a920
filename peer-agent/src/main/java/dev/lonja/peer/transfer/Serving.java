package dev.lonja.peer.transfer;

import io.vertx.core.Vertx;

/** What the connections of a listener have in common. */
record Serving(
        Vertx vertx,
        TransferConfig.Upload config,
        SharedFileOpener opener,
        BoundedOpening opening,
        FilePieces pieces,
        UploadQueue queue,
        SendingRate totalRate,
        TransferCounters counters) {

    /** For a listener that serves these files. */
    static Serving of(Vertx vertx, TransferConfig config, SharedFiles sharedFiles, TransferCounters counters) {
        TransferConfig.Upload upload = config.upload();
        FilePieces pieces = switch (config.transfer()) {
            case SENDFILE -> new ZeroCopyPieces();
            case ASYNC_READ ->
                new ReadPieces(vertx, Math.toIntExact(upload.bufferSize().asLongValue()));
        };
        return new Serving(
                vertx,
                upload,
                new SharedFileOpener(sharedFiles, config.shareRoots()),
                new BoundedOpening(vertx, upload.openTimeout()),
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
