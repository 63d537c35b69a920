package dev.lonja.registry.api;

/** An error as problem+json (RFC 9457). */
public record ProblemView(String type, String title, int status, String detail) {}
