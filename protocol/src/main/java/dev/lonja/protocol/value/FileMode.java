package dev.lonja.protocol.value;

/** Whether a published file is a program. */
public enum FileMode {
    PLAIN("-"),
    EXECUTABLE("x");

    private final String letter;

    FileMode(String letter) {
        this.letter = letter;
    }

    /**
     * The mode of that letter.
     *
     * @throws InvalidValueException if there is no such mode
     */
    public static FileMode parse(String letter) {
        return switch (letter) {
            case "-" -> PLAIN;
            case "x" -> EXECUTABLE;
            default -> throw new InvalidValueException(Sentence.of("is neither 'x' nor '-'"));
        };
    }

    /** The letter on the wire. */
    public String letter() {
        return letter;
    }
}
