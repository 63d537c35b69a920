package dev.lonja.registry.presence;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestEncoder;
import dev.lonja.registry.directory.Presence;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Tries whether a user's agent still listens.
 *
 * <p>What gets through is a well-formed request for a file that does not exist: simple agents loop for ever on a
 * connection that closes without a request.
 */
@Singleton
class ListenerProbe {
    /** What a probe found out. */
    enum Finding {
        LISTENING,
        NOBODY,
        /** The probe itself failed, which says nothing about the agent. */
        UNKNOWN
    }

    private static final Logger LOG = Logger.getLogger(ListenerProbe.class);
    private static final byte[] REQUEST = RequestEncoder.encode(new Request.GetFile("/.lonja-probe"));

    private final Vertx vertx;
    private final NetClient client;
    private final long timeoutMillis;
    private final int maxProbes;
    private final AtomicInteger underWay = new AtomicInteger();

    ListenerProbe(Vertx vertx, PresenceConfig config) {
        this.vertx = vertx;
        this.timeoutMillis = config.probeTimeout().toMillis();
        this.maxProbes = config.maxProbes();
        this.client = vertx.createNetClient(
                new NetClientOptions().setConnectTimeout((int) timeoutMillis).setTcpNoDelay(true));
    }

    /** Tries the listener; too many probes at a time are UNKNOWN. */
    CompletionStage<Finding> probe(Presence presence) {
        if (underWay.incrementAndGet() > maxProbes) {
            underWay.decrementAndGet();
            return CompletableFuture.completedFuture(Finding.UNKNOWN);
        }
        return client.connect(presence.port(), presence.address())
                .map(this::ask)
                .otherwise(failure -> findingOf(presence, failure))
                .onComplete(done -> underWay.decrementAndGet())
                .toCompletionStage();
    }

    private Finding ask(NetSocket socket) {
        socket.exceptionHandler(failure -> LOG.debug("a probe ended early", failure));
        socket.handler(answer -> socket.close());
        long timer = vertx.setTimer(timeoutMillis, late -> socket.close());
        socket.closeHandler(closed -> vertx.cancelTimer(timer));
        socket.write(Buffer.buffer(REQUEST));
        return Finding.LISTENING;
    }

    private static Finding findingOf(Presence presence, Throwable failure) {
        LOG.debugf(failure, "nobody answers for %s", presence);
        // Refused, timed out (a kind of ConnectException in Netty), or no way to get there.
        return failure instanceof ConnectException || failure instanceof NoRouteToHostException
                ? Finding.NOBODY
                : Finding.UNKNOWN;
    }
}
