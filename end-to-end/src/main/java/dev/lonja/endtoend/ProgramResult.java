package dev.lonja.endtoend;

/** The exit code and the output of a program; while it runs, {@link #RUNNING} and the output so far. */
public record ProgramResult(String name, int exitCode, String output, String error) {
    /** The exit code of a program that still runs. */
    public static final int RUNNING = -1;

    @Override
    public String toString() {
        String state = exitCode == RUNNING ? "runs" : "ended with exit code " + exitCode;
        return "--- " + name + " " + state + "\n--- its standard output:\n" + output + "\n--- its standard error:\n"
                + error + "\n--- end of " + name;
    }
}
