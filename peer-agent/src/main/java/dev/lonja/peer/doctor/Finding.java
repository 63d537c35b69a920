package dev.lonja.peer.doctor;

/**
 * The result of a check.
 *
 * @param check what was checked, in a word that programs may compare
 * @param message what was found
 * @param remedy what to do about it; empty if there is nothing to do
 */
public record Finding(String check, Verdict verdict, String message, String remedy) {
    static Finding ok(String check, String message) {
        return new Finding(check, Verdict.OK, message, "");
    }

    static Finding skip(String check, String message, String remedy) {
        return new Finding(check, Verdict.SKIP, message, remedy);
    }

    static Finding warn(String check, String message, String remedy) {
        return new Finding(check, Verdict.WARN, message, remedy);
    }

    static Finding fail(String check, String message, String remedy) {
        return new Finding(check, Verdict.FAIL, message, remedy);
    }
}
