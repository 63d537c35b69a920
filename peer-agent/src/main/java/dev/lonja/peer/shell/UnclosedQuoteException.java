package dev.lonja.peer.shell;

/** A line ends inside double quotes. */
final class UnclosedQuoteException extends RuntimeException {
    UnclosedQuoteException() {
        super("a double quote is not closed");
    }
}
