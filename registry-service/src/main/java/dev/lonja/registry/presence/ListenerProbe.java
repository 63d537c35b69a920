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
 * A probe that tells whether the agent of a user still listens.
 *
 * <p>It sends a well-formed request for a file that does not exist, because simple agents loop for ever on a connection
 * that closes without a request.
 */
@Singleton
class ListenerProbe {
    /** The result of a probe. */
    enum Finding {
        LISTENING,
        NOBODY,
        /** The probe itself failed. This says nothing about the agent. */
        UNKNOWN
    }

    /** The most probes at a time. Each one is a connection of this machine. */
    static final int MAX_PROBES = 64;

    /** How long a probe waits for the connection, and then for an answer: the longest way around the world takes less. */
    private static final int TIMEOUT_MILLIS = 1000;

    private static final Logger LOG = Logger.getLogger(ListenerProbe.class);

    /** Two empty strings follow the request: a client of a later edition waits for a third string before it answers. */
    private static final Buffer REQUEST = Buffer.buffer(RequestEncoder.encode(new Request.GetFile("/.lonja-probe")))
            .appendBytes(new byte[2]);

    /** Ports below belong to system services. No agent listens there, and nobody must make a registry connect to them. */
    private static final int MIN_PORT = 1024;

    private final Vertx vertx;
    private final NetClient client;
    private final AtomicInteger running = new AtomicInteger();

    ListenerProbe(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createNetClient(
                new NetClientOptions().setConnectTimeout(TIMEOUT_MILLIS).setTcpNoDelay(true));
    }

    /** Probes the listener. The finding is UNKNOWN if too many probes are running, or if its port is never probed. */
    CompletionStage<Finding> probe(Presence presence) {
        if (!isProbed(presence)) {
            return CompletableFuture.completedFuture(Finding.UNKNOWN);
        }
        if (running.incrementAndGet() > MAX_PROBES) {
            running.decrementAndGet();
            return CompletableFuture.completedFuture(Finding.UNKNOWN);
        }
        return client.connect(presence.port(), presence.address())
                .map(this::ask)
                .otherwise(failure -> findingOf(presence, failure))
                .onComplete(done -> running.decrementAndGet())
                .toCompletionStage();
    }

    /** Whether the port is one that may be probed. */
    static boolean isProbed(Presence presence) {
        return presence.port() >= MIN_PORT;
    }

    private Finding ask(NetSocket socket) {
        socket.exceptionHandler(failure -> LOG.debug("a probe ended early", failure));
        socket.handler(answer -> {
            LOG.debugf("the listener at %s %s", socket.remoteAddress(), ProbeAnswer.describe(answer.getBytes()));
            socket.close();
        });
        long timer = vertx.setTimer(TIMEOUT_MILLIS, late -> socket.close());
        socket.closeHandler(closed -> vertx.cancelTimer(timer));
        socket.write(REQUEST.copy());
        return Finding.LISTENING;
    }

    private static Finding findingOf(Presence presence, Throwable failure) {
        LOG.debugf(failure, "nobody listens for %s", presence);
        // Refused, timed out (which is a ConnectException in Netty), or no route.
        return failure instanceof ConnectException || failure instanceof NoRouteToHostException
                ? Finding.NOBODY
                : Finding.UNKNOWN;
    }
}
