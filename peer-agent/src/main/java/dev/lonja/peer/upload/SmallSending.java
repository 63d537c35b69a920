package dev.lonja.peer.upload;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.impl.NetSocketInternal;

/** Sends header and content of a file that is small enough to have been read when it was opened, as one. */
final class SmallSending implements ContentSending {
    private final Vertx vertx;
    private final NetSocketInternal socket;
    private final Buffer header;
    private final byte[] content;
    private final SendingRates rates;
    private long sentBytes;

    SmallSending(Vertx vertx, NetSocketInternal socket, Buffer header, byte[] content, SendingRates rates) {
        this.vertx = vertx;
        this.socket = socket;
        this.header = header;
        this.content = content;
        this.rates = rates;
    }

    @Override
    public Future<Void> start() {
        Promise<Void> due = Promise.promise();
        long waitMillis = rates.reserveMillis(content.length);
        if (waitMillis == 0) {
            due.complete();
        } else {
            vertx.setTimer(waitMillis, fired -> due.complete());
        }
        return due.future()
                .compose(now -> socket.write(header.appendBytes(content)))
                .onSuccess(written -> sentBytes = content.length);
    }

    @Override
    public long sentBytes() {
        return sentBytes;
    }

    @Override
    public void stop() {
        // It holds nothing; a write to a closed socket fails.
    }
}
