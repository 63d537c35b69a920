package dev.lonja.registry.delivery;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ListingTooLongException;
import dev.lonja.transport.FairQueue;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * Streams listings from the database to their readers, a limited number at a time. The others wait; addresses take turns. A
 * stream holds a connection to the database, and its transaction, until its reader has everything, is gone, or is cut
 * because it stops reading (write-timeout), or reads slowly while others wait. Any thread may ask.
 */
@Singleton
public final class ListingStreams implements AutoCloseable {
    /** Half of the connections of the pool. One address can use six of them. */
    private static final int MAX_STREAMS = 8;
    /** Each of them is a connection of a client that waits no longer than answer-timeout. */
    private static final int MAX_WAITING = 1024;

    private static final Logger LOG = Logger.getLogger(ListingStreams.class);
    private static final int KEEP_SECONDS = 10;

    /** After that time a reader that keeps others waiting must have been as fast as a slow line. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final long MIN_BYTES_PER_SECOND = 64 << 10;

    private final ListingQueries queries;
    private final FairQueue<String> queue;
    private final ThreadPoolExecutor pool;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder refused = new LongAdder();

    ListingStreams(ListingQueries queries) {
        this.queries = queries;
        this.queue = new FairQueue<>(FairQueue.Limits.of(MAX_STREAMS, MAX_WAITING), new Counts());
        AtomicInteger number = new AtomicInteger();
        // The queue of the pool is short, because only those that have a place are in it.
        this.pool = new ThreadPoolExecutor(
                MAX_STREAMS, MAX_STREAMS, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread stream = new Thread(work, "lonja-stream-" + number.incrementAndGet());
                    stream.setDaemon(true);
                    return stream;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /** The listing, if the caller may have it; the stage completes when its first part is there, or all of it. */
    public CompletableFuture<Delivery> stream(Caller caller, ListingName name) {
        Stream stream = new Stream(caller, name);
        Optional<FairQueue<String>.Place> place = queue.enter(caller.from().network(), () -> pool.execute(stream::run));
        if (place.isEmpty()) {
            refused.increment();
            return CompletableFuture.failedFuture(new RejectedExecutionException(
                    "too many long listings are waiting, of " + MAX_WAITING + " places"));
        }
        stream.place.complete(place.get());
        return stream.delivery;
    }

    /** The number of listings that are being streamed. */
    public int running() {
        return running.get();
    }

    /** The number of listings that wait for a stream. */
    public int waiting() {
        return waiting.get();
    }

    /** The number of listings since the start that were refused because too many were waiting. */
    public long refused() {
        return refused.sum();
    }

    /** Ends the streams. */
    @Override
    @PreDestroy
    public void close() {
        pool.shutdownNow();
    }

    /** One listing for one reader. */
    private final class Stream {
        private final Caller caller;
        private final ListingName name;
        private final CompletableFuture<FairQueue<String>.Place> place = new CompletableFuture<>();
        private final CompletableFuture<Delivery> delivery = new CompletableFuture<>();
        private final StreamedReply reply = new StreamedReply(this::begin, this::isInTheWay);
        private volatile long beganNanos;

        Stream(Caller caller, ListingName name) {
            this.caller = caller;
            this.name = name;
        }

        void run() {
            beganNanos = System.nanoTime();
            try {
                Outcome outcome = queries.read(caller, name, reply);
                if (outcome == Outcome.OK) {
                    reply.end();
                } else {
                    delivery.complete(new Delivery.Refused(outcome));
                }
            } catch (RuntimeException failure) {
                fail(failure);
            } finally {
                place.thenAccept(FairQueue.Place::leave);
            }
        }

        private boolean isInTheWay(long takenBytes) {
            FairQueue<String>.Place mine = place.getNow(null);
            return isTooSlow(Duration.ofNanos(System.nanoTime() - beganNanos), takenBytes)
                    && mine != null
                    && mine.isWanted();
        }

        private void begin() {
            delivery.complete(new Delivery.Ready(reply));
        }

        private void fail(RuntimeException failure) {
            if (!reply.fail(failure)) {
                delivery.completeExceptionally(failure);
            } else if (!(failure instanceof ListingTooLongException)) {
                LOG.warnf("a listing for %s broke off: %s", caller.from().text(), failure.getMessage());
            }
        }
    }

    /** Whether a reader that has taken so many bytes in that time is too slow to keep others waiting. */
    static boolean isTooSlow(Duration time, long takenBytes) {
        return time.compareTo(GRACE) > 0 && takenBytes < MIN_BYTES_PER_SECOND * time.toSeconds();
    }

    /** Counts the places for the metrics. */
    private final class Counts implements FairQueue.Listener {
        @Override
        public void runningChanged(int by) {
            running.addAndGet(by);
        }

        @Override
        public void waitingChanged(int by) {
            waiting.addAndGet(by);
        }
    }
}
