package dev.lonja.registry.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Refuses changes that a browser sends because of a page of another site: browsers add the password by themselves.
 *
 * <p>Every browser of today says where a request comes from (Sec-Fetch-Site), older ones at least the origin of what is
 * not a GET. What says neither comes from no browser.
 */
@Singleton
class SameOrigin {
    private static final int BEFORE_EVERYTHING = 10_000;
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    void register(@Observes Filters filters) {
        filters.register(SameOrigin::check, BEFORE_EVERYTHING);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (HARMLESS.contains(request.method()) || isOwn(request)) {
            context.next();
        } else {
            Problems.send(context.response(), 403, "the request comes from a page of another site");
        }
    }

    private static boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITES.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || hostOf(origin).equalsIgnoreCase(String.valueOf(request.getHeader("Host")));
    }

    private static String hostOf(String origin) {
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (URISyntaxException notAnOrigin) {
            return "";
        }
    }
}
