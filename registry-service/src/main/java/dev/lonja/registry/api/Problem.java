package dev.lonja.registry.api;

import java.util.Objects;

/** An answer that is an error, with what to say about it. */
final class Problem extends RuntimeException {
    /** The name of its description in the OpenAPI document. */
    static final String RESPONSE = "Problem";

    private final int status;

    private Problem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, detail);
    }

    static Problem notFound(String detail) {
        return new Problem(404, detail);
    }

    static Problem conflict(String detail) {
        return new Problem(409, detail);
    }

    static Problem unavailable(String detail) {
        return new Problem(503, detail);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    int status() {
        return status;
    }
}
