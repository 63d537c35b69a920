package dev.lonja.registry.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code that was made: it works once, and nobody can read it again. */
public record CodeView(
        @Schema(
                description =
                        "the code, in groups of four letters and digits; capital letters and hyphens do not matter")
        String code,

        Instant expiresAt) {}
