package dev.lonja.registry.wire;

import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import dev.lonja.registry.background.KeepsThread;
import dev.lonja.registry.background.LivingThread;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Prints the lines on standard output that the course requires (protocol section 1, What the agent prints).
 *
 * <p>A separate thread prints them, because a terminal or a full pipe must not block an event loop. Lines that do not fit into
 * its queue are counted instead.
 */
@Singleton
public class OperationLog implements WireListener, KeepsThread, AutoCloseable {
    /** Where the lines go. */
    public enum Target {
        CONSOLE,
        OFF
    }

    private static final Logger LOG = Logger.getLogger(OperationLog.class);
    private static final int MAX_QUEUED = 65536;
    private static final Duration LAST_LINES = Duration.ofSeconds(1);

    private final Target target;
    private final PrintStream out;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MAX_QUEUED);
    private final AtomicLong missing = new AtomicLong();
    private final LivingThread printer = new LivingThread("lonja-operation-log", this::run);
    private volatile boolean isClosed;

    @Inject
    OperationLog(WireConfig config) {
        this(config.operationLog(), System.out);
    }

    OperationLog(Target target, PrintStream out) {
        this.target = target;
        this.out = out;
        printer.start();
    }

    /** Prints that the registry listens, whatever the target is. */
    void started(String localAddress, int port) {
        add("s> init server " + localAddress + ":" + port);
    }

    /** Prints the operation and the user of a request; agents check their presence too often for a line each. */
    @Override
    public void requested(Step.Complete complete) {
        if (target == Target.CONSOLE
                && complete.request() instanceof Request.FromUser request
                && PresenceCheck.in(request).isEmpty()) {
            add("s> OPERATION " + request.operation() + " FROM " + Printable.of(request.user())
                    + complete.date().map(date -> " AT " + date.text()).orElse(""));
        }
    }

    /** Logs a request with its outcome and the client's address, for people who set the level of this class to DEBUG. */
    @Override
    public void answered(AnsweredRequest answered) {
        if (LOG.isDebugEnabled() && answered.request() instanceof Request.FromUser request) {
            LOG.debugf(
                    "operation=%s user=%s outcome=%s peer=%s",
                    request.operation(),
                    Printable.of(request.user()),
                    answered.outcome(),
                    answered.from().text());
        }
    }

    @Override
    @PreDestroy
    public void close() {
        isClosed = true;
        printer.end();
        printer.join(LAST_LINES);
    }

    @Override
    public LivingThread thread() {
        return printer;
    }

    private void add(String line) {
        if (!lines.offer(line)) {
            missing.incrementAndGet();
        }
    }

    private void run() throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (!isClosed || !lines.isEmpty()) {
            String first = lines.poll(100, TimeUnit.MILLISECONDS);
            if (first != null) {
                taken.add(first);
                lines.drainTo(taken);
                print(taken);
                taken.clear();
            }
        }
    }

    private void print(List<String> taken) {
        StringBuilder text = new StringBuilder();
        taken.forEach(line -> text.append(line).append(System.lineSeparator()));
        long lost = missing.getAndSet(0);
        if (lost > 0) {
            text.append("s> (").append(lost).append(" lines missing)").append(System.lineSeparator());
        }
        out.print(text);
        out.flush();
    }
}
