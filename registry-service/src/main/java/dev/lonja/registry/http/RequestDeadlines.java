package dev.lonja.registry.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Gives the connections of the HTTP servers a {@link RequestDeadline}, and tells it which requests have arrived, and which have
 * been answered.
 */
@Singleton
final class RequestDeadlines implements HttpServerOptionsCustomizer {
    private static final int BEFORE_EVERYTHING = 20_000;

    void register(@Observes Filters filters) {
        filters.register(RequestDeadlines::watch, BEFORE_EVERYTHING);
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        HttpTransport.mark(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        HttpTransport.mark(options);
    }

    private static void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        RequestDeadline deadline = request.connection() instanceof ConnectionBase connection
                ? connection.channel().pipeline().get(RequestDeadline.class)
                : null;
        if (deadline != null) {
            boolean hasBody = hasBody(request);
            deadline.headersArrived(hasBody);
            context.addEndHandler(answered -> deadline.answered());
            if (hasBody) {
                request.end().onComplete(arrived -> deadline.bodyArrived());
            }
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null ? !length.equals("0") : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
