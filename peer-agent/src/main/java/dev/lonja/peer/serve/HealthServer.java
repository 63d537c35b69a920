package dev.lonja.peer.serve;

import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.upload.UploadCounters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Health and metrics over HTTP, for whoever looks after the container: at the registry's own paths below {@code /q}.
 * Not open unless a port is configured.
 */
@Singleton
final class HealthServer implements AutoCloseable {
    private static final int WAIT_SECONDS = 10;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final Vertx vertx;
    private final ServeConfig config;
    private final ServeStatus status;
    private final UploadCounters uploads;
    private final DownloadCounters downloads;
    private Optional<HttpServer> running = Optional.empty();

    HealthServer(
            Vertx vertx, ServeConfig config, ServeStatus status, UploadCounters uploads, DownloadCounters downloads) {
        this.vertx = vertx;
        this.config = config;
        this.status = status;
        this.uploads = uploads;
        this.downloads = downloads;
    }

    /** @throws IOException if the port cannot be listened on */
    void start() throws IOException {
        if (config.healthPort().isEmpty()) {
            return;
        }
        HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
        int port = config.healthPort().get();
        try {
            running = Optional.of(server.listen(port, config.healthHost())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(WAIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("cannot listen on " + config.healthHost() + ":" + port + " for health", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() {
        running.ifPresent(HttpServer::close);
        running = Optional.empty();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/q/health/live", "/q/health/started" -> health(request, true);
            case "/q/health/ready" -> health(request, status.isReady());
            case "/q/metrics" ->
                request.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(PeerMetrics.text(status.moment(), uploads.snapshot(), downloads.snapshot()));
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
                        .encode());
    }
}
