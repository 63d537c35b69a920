package dev.lonja.peer.serve;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.upload.UploadCounters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Health and metrics over HTTP, for the operator of a container, at the same paths below {@code /q} as those of the
 * registry. It listens only if a port is configured.
 *
 * <p>Threads: the main thread starts and closes it; requests are answered on an event loop.
 */
public final class HealthServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HealthServer.class);
    private static final int WAIT_SECONDS = 10;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /** The open server and the metrics that it answers with. */
    private record Running(HttpServer server, PeerMetrics metrics) {}

    private final Vertx vertx;
    private final ServeConfig config;
    private final UploadCounters uploads;
    private final DownloadCounters downloads;
    private final ServeStatus status = new ServeStatus();
    private @Nullable Running running;

    /** A server that does not listen yet. */
    public HealthServer(Vertx vertx, ServeConfig config, UploadCounters uploads, DownloadCounters downloads) {
        this.vertx = vertx;
        this.config = config;
        this.uploads = uploads;
        this.downloads = downloads;
    }

    /** The state that it tells. */
    ServeStatus status() {
        return status;
    }

    /** @throws IOException if the port cannot be listened on */
    void start() throws IOException {
        if (config.healthPort().isPresent()) {
            listen(config.healthPort().get());
        }
    }

    private void listen(int port) throws IOException {
        var metrics = new PeerMetrics(status, uploads, downloads);
        HttpServer server = vertx.createHttpServer().requestHandler(request -> answer(request, metrics));
        try {
            server.listen(port, config.healthHost())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
            running = new Running(server, metrics);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException(
                    text("cannot listen on %s:%d for health: %s", config.healthHost(), port, reason(failure)), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static String reason(Exception failure) {
        return failure.getCause() == null ? text("no answer in time") : Reasons.of(failure.getCause());
    }

    @Override
    public void close() {
        Running closing = running;
        running = null;
        if (closing != null) {
            closing.server().close();
            closing.metrics().close();
        }
    }

    /** Answers; a failure, for example of one metric, fails this answer and nothing else. */
    private void answer(HttpServerRequest request, PeerMetrics metrics) {
        try {
            answerPath(request, metrics);
        } catch (RuntimeException failure) {
            LOG.warnf("%s could not be answered: %s", request.path(), failure);
            if (!request.response().ended()) {
                request.response().setStatusCode(INTERNAL_ERROR).end();
            }
        }
    }

    private void answerPath(HttpServerRequest request, PeerMetrics metrics) {
        switch (request.path()) {
            case "/q/health/live", "/q/health/started" -> health(request, true);
            case "/q/health/ready" -> health(request, status.isReady());
            case "/q/metrics" ->
                request.response()
                        .putHeader("Content-Type", PeerMetrics.CONTENT_TYPE)
                        .end(metrics.text());
            default -> request.response().setStatusCode(NOT_FOUND).end();
        }
    }

    private void health(HttpServerRequest request, boolean isUp) {
        ServeStatus.Moment moment = status.moment();
        request.response()
                .setStatusCode(isUp ? OK : UNAVAILABLE)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("status", isUp ? "UP" : "DOWN")
                        .put("user", moment.user())
                        .put("connected", moment.isConnected())
                        .put("published", moment.isPublished())
                        .put("files", moment.files())
                        .put("skipped", moment.skipped())
                        .put("vanished", moment.vanished())
                        .put("watching", status.isWatching())
                        .put("problem", moment.problem())
                        .encode());
    }
}
