package dev.lonja.peer.upload;

import dev.lonja.peer.shared.OpenFile;
import dev.lonja.peer.shared.SharedFileOpener;
import dev.lonja.peer.shared.SharedFileOpener.Opening;
import dev.lonja.peer.upload.sending.ContentSending;
import dev.lonja.peer.upload.sending.FileChunks;
import dev.lonja.peer.upload.sending.FileSending;
import dev.lonja.peer.upload.sending.ReadChunks;
import dev.lonja.peer.upload.sending.SmallSending;
import dev.lonja.peer.upload.sending.ZeroCopyChunks;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.transport.Connection;
import dev.lonja.transport.FairQueue;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Rate;
import dev.lonja.transport.Rates;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the uploads of one listener have in common: the queue, the files, the rates and the counters. Safe from any event
 * loop.
 */
final class Uploads {
    /** A working disk opens a file within this time; after it the request is answered with "failed". */
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);

    /** Small files are in memory while they are sent: 64 KiB for each. */
    private static final int MAX_QUICK = 256;

    /** Slower than any line that people still use; a reader that takes so little holds a place that others could use. */
    private static final long MIN_BYTES_PER_SECOND = 16 << 10;

    private final Vertx vertx;
    private final UploadConfig config;
    private final SharedFileOpener opener;
    private final BoundedOpening opening;
    private final FileChunks chunks;
    private final FairQueue<String> queue;
    private final FairQueue<String> quickQueue;
    private final Rate totalRate;
    private final UploadCounters counters;
    private final UploadLog log = new UploadLog();

    Uploads(Vertx vertx, UploadMode mode, UploadConfig config, SharedFileOpener opener, UploadCounters counters) {
        this.vertx = vertx;
        this.config = config;
        this.opener = opener;
        this.opening = new BoundedOpening(vertx, OPEN_TIMEOUT);
        this.chunks = switch (mode) {
            case SENDFILE -> new ZeroCopyChunks(new ReadChunks(vertx));
            case ASYNC_READ -> new ReadChunks(vertx);
        };
        this.queue = new FairQueue<>(FairQueue.Limits.of(config.maxRunning(), config.maxWaiting()), counters.queue());
        this.quickQueue = new FairQueue<>(FairQueue.Limits.of(MAX_QUICK, config.maxWaiting()), counters.queue());
        this.totalRate = new Rate(config.maxRate().asLongValue());
        this.counters = counters;
    }

    UploadCounters counters() {
        return counters;
    }

    /** Tells the owner why uploads were cut. */
    UploadLog log() {
        return log;
    }

    /** The longest wait in the queue. */
    Duration maxWait() {
        return config.maxWait();
    }

    /** The longest time without progress on a connection. */
    Duration idleTimeout() {
        return config.idleTimeout();
    }

    /** Whether the answer is short: a small file, or none. Such answers do not wait for the uploads of large files. */
    Future<Boolean> isQuick(String path) {
        return vertx.executeBlocking(() -> opener.isQuick(path), false);
    }

    /** Queues an upload to that address; {@code whenRunning} is called on any thread. Empty if too many are waiting. */
    Optional<FairQueue<String>.Place> enter(HostAddress address, boolean isQuick, Runnable whenRunning) {
        return (isQuick ? quickQueue : queue).enter(address.network(), whenRunning);
    }

    /** The pace below which a reader gives its place up when others wait: never one that the configured rates cause. */
    PaceWatch.Rule pace() {
        Duration period = idleTimeout().dividedBy(3);
        return new PaceWatch.Rule(
                period,
                period.dividedBy(4),
                Math.min(
                        MIN_BYTES_PER_SECOND,
                        Math.min(
                                halfOf(config.maxRatePerUpload().asLongValue()),
                                halfOf(config.maxRate().asLongValue()) / config.maxRunning())));
    }

    private static long halfOf(long bytesPerSecond) {
        return bytesPerSecond == 0 ? Long.MAX_VALUE : bytesPerSecond / 2;
    }

    /** Opens the file that was published under that path. */
    Future<Opening> open(String path) {
        return opening.run(() -> opener.open(path), () -> {
            opener.release(path);
            return null;
        });
    }

    ContentSending sending(Connection connection, Opening.Opened opened, StatusForm statuses) {
        OpenFile file = opened.file();
        return new FileSending(connection, header(file.sizeBytes(), statuses), file, chunks, rates());
    }

    ContentSending sending(Connection connection, Opening.Read file, StatusForm statuses) {
        return new SmallSending(connection, header(file.content().length, statuses), file.content(), rates());
    }

    /** Answers with that status, and ends the connection. */
    void refuse(Connection connection, Reply.Status reply, StatusForm statuses) {
        byte[] status = encode(reply, statuses);
        connection.write(
                List.of(Unpooled.wrappedBuffer(status)).iterator(),
                () -> connection.waitFor(idleTimeout()),
                connection::end);
    }

    private static Buffer header(long sizeBytes, StatusForm statuses) {
        return Buffer.buffer(encode(new Reply.FileHeader(sizeBytes), statuses));
    }

    private static byte[] encode(Reply reply, StatusForm statuses) {
        return new ReplyEncoder(ContentForm.DESCRIBED, statuses).encode(reply);
    }

    private Rates rates() {
        return new Rates(totalRate, new Rate(config.maxRatePerUpload().asLongValue()));
    }
}
