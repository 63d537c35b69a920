package dev.lonja.registry.problem;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The body of an error response. */
public record ProblemView(String type, String title, int status, String detail) {
    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "about:blank";

    static ProblemView of(int status, String detail) {
        return new ProblemView(TYPE, HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail);
    }
}
