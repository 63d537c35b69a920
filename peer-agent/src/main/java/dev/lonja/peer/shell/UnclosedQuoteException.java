package dev.lonja.peer.shell;

/** Thrown when a line ends inside double quotes. */
final class UnclosedQuoteException extends RuntimeException {
    private final String word;

    UnclosedQuoteException(String word) {
        super("a double quote is not closed");
        this.word = word;
    }

    /** The line from the quote on. */
    String word() {
        return word;
    }
}
