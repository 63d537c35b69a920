package dev.lonja.registry.problem;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;

/**
 * An error response: status, detail and headers.
 *
 * <p>A resource throws it, and {@link ProblemMapper} turns it into the response. What runs before a resource is found,
 * such as authentication, sends it with {@link #send}.
 */
public final class Problem extends RuntimeException {
    /** The name of its description in the OpenAPI document. */
    public static final String RESPONSE = "Problem";

    private static final Duration RETRY_WHEN_UNAVAILABLE = Duration.ofSeconds(2);
    private static final int UNAVAILABLE = 503;

    private final transient ProblemView view;
    private final transient Map<String, String> headers;

    private Problem(int status, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.view = ProblemView.of(status, detail);
        this.headers = headers;
    }

    /** A problem of any status; 503 says when to try again. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, status == UNAVAILABLE ? retryAfter(RETRY_WHEN_UNAVAILABLE) : Map.of());
    }

    /** 400: a parameter is wrong. */
    public static Problem badRequest(String detail) {
        return of(400, detail);
    }

    /** 401: an account is needed, and the challenge says of what kind. */
    public static Problem unauthorized(String challenge, String detail) {
        return new Problem(401, detail, Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
    }

    /** 403: the request is not allowed. */
    public static Problem forbidden(String detail) {
        return of(403, detail);
    }

    /** 404: the thing does not exist. */
    public static Problem notFound(String detail) {
        return of(404, detail);
    }

    /** 409: the state of the thing does not allow the change. */
    public static Problem conflict(String detail) {
        return of(409, detail);
    }

    /** 429: the client must wait before it tries again. */
    public static Problem tooManyRequests(Duration wait, String detail) {
        return new Problem(429, detail, retryAfter(wait));
    }

    /** 503: the request may succeed later. */
    public static Problem unavailable(String detail) {
        return of(UNAVAILABLE, detail);
    }

    /** Answers a request that no resource handles. */
    public void send(HttpServerResponse response) {
        headers.forEach(response::putHeader);
        response.setStatusCode(view.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemView.MEDIA_TYPE)
                .end(Json.encode(view));
    }

    Response toResponse() {
        Response.ResponseBuilder response =
                Response.status(view.status()).type(ProblemView.MEDIA_TYPE).entity(view);
        headers.forEach(response::header);
        return response.build();
    }

    private static Map<String, String> retryAfter(Duration wait) {
        return Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
    }
}
