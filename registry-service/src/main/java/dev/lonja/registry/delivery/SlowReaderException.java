package dev.lonja.registry.delivery;

/** A reader took a listing so slowly that it kept others waiting. */
final class SlowReaderException extends RuntimeException {
    SlowReaderException(String message) {
        super(message);
    }
}
