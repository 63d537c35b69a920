package dev.lonja.peer.shell;

/** Thrown when a line ends inside double quotes. */
final class UnclosedQuoteException extends RuntimeException {
    UnclosedQuoteException() {
        super("a double quote is not closed");
    }
}
