package dev.lonja.registry.access;

import dev.lonja.registry.problem.Problem;
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
 * Refuses changes that a page of another site makes a browser send: the browser adds the password by itself.
 *
 * <p>Every current browser says where a request comes from (Sec-Fetch-Site), and older ones send at least an Origin with
 * everything but GET. A request with neither header does not come from a browser.
 */
@Singleton
class SameOrigin {
    private static final int BEFORE_EVERYTHING = 10_000;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    void register(@Observes Filters filters) {
        filters.register(SameOrigin::check, BEFORE_EVERYTHING);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (READS.contains(request.method()) || isOwn(request)) {
            context.next();
        } else {
            Problem.forbidden("the request comes from a page of another site").send(context.response());
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
