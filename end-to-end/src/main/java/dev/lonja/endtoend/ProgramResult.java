package dev.lonja.endtoend;

/** How a program ended and all that it wrote, or, while it still runs, what it wrote so far and {@link #RUNNING}. */
public record ProgramResult(String name, int exitCode, String output, String error) {
    /** In place of an exit code while the program runs. */
    public static final int RUNNING = -1;

    @Override
    public String toString() {
        String state = exitCode == RUNNING ? "runs" : "ended with exit code " + exitCode;
        return "--- " + name + " " + state + "\n--- its standard output:\n" + output + "\n--- its standard error:\n"
                + error + "\n--- end of " + name;
    }
}
