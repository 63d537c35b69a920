package dev.lonja.peer.upload;

import dev.lonja.protocol.Printable;
import dev.lonja.transport.HostAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Tells the owner why uploads were cut, but only some of them: peers decide how many there are. The metrics count them all.
 * Safe from any thread.
 */
final class UploadLog {
    private static final Logger LOG = Logger.getLogger(UploadLog.class);
    private static final int MAX_LINES = 10;
    private static final long PERIOD_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoClock;
    private long periodBegan;
    private int lines;
    private int leftOut;

    UploadLog() {
        this(System::nanoTime);
    }

    UploadLog(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.periodBegan = nanoClock.getAsLong();
    }

    /** Tells about an upload, unless there were too many within a minute. Returns whether it was told. */
    synchronized boolean tell(HostAddress peer, String path, String what) {
        long now = nanoClock.getAsLong();
        if (now - periodBegan >= PERIOD_NANOS) {
            if (leftOut > 0) {
                LOG.warnf("%d more uploads were cut or refused", leftOut);
            }
            periodBegan = now;
            lines = 0;
            leftOut = 0;
        }
        if (lines == MAX_LINES) {
            leftOut++;
            return false;
        }
        lines++;
        LOG.warnf("peer=%s path=%s %s", peer.text(), Printable.of(path), Printable.of(what));
        return true;
    }
}
