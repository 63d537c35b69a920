package dev.lonja.registry.page;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Adds security headers to every HTTP response. They forbid a browser to guess media types, to show the page in a frame
 * and to send a referrer; for the page's files also to run other scripts and to treat text as markup.
 */
@Singleton
final class PageHeaders {
    /** Before authentication, so that refusals carry the headers too. */
    private static final int PRIORITY = 1000;

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String OTHER_POLICY = "frame-ancestors 'none'";

    private final PageFiles files;

    PageHeaders(PageFiles files) {
        this.files = files;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        String path = context.normalizedPath();
        Optional<String> tag = files.findTag(path);
        response.putHeader("Content-Security-Policy", policy(path, tag.isPresent()));
        if (tag.isPresent() && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            revalidate(context, tag.get());
        } else {
            context.next();
        }
    }

    /** Lets the browser cache a file of the page, and answers 304 if it asks for one that has not changed. */
    private static void revalidate(RoutingContext context, String tag) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.putHeader(HttpHeaders.ETAG, tag);
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            response.setStatusCode(304).end();
        } else {
            context.next();
        }
    }

    private static String policy(String path, boolean isPage) {
        if (isPage) {
            return PAGE_POLICY;
        }
        return path.startsWith("/api/") ? DATA_POLICY : OTHER_POLICY;
    }
}
