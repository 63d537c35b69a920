package dev.lonja.peer.upload.sending;

import dev.lonja.transport.Connection;
import dev.lonja.transport.Rates;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/** Sends a small file, which was read when it was opened, in one write with its header. */
public final class SmallSending implements ContentSending {
    private final Connection connection;
    private final Buffer header;
    private final byte[] content;
    private final Rates rates;
    private long sentBytes;

    /** The sending of that content, with the header in front. */
    public SmallSending(Connection connection, Buffer header, byte[] content, Rates rates) {
        this.connection = connection;
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
            connection.context().owner().setTimer(waitMillis, fired -> due.complete());
        }
        return due.future()
                .compose(now -> connection.socket().write(header.appendBytes(content)))
                .onSuccess(written -> sentBytes = content.length);
    }

    @Override
    public long sentBytes() {
        return sentBytes;
    }

    @Override
    public void stop() {
        // It holds nothing; a write to a closed connection fails.
    }
}
