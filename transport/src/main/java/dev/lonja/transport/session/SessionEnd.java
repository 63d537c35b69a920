package dev.lonja.transport.session;

import dev.lonja.transport.frame.Bye;

/** How a session has ended. */
public sealed interface SessionEnd {
    /** The other side has left in order. */
    record Left(Bye bye) implements SessionEnd {}

    /** This side has ended it. */
    record Ended(Bye bye) implements SessionEnd {}

    /** The connection broke without a BYE. */
    record Lost() implements SessionEnd {}
}
