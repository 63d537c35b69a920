package dev.lonja.endtoend;

/** A running agent with a command loop: a test types commands and reads the answers. */
public record AgentProgram(Program program) implements AutoCloseable {
    public static final String PROMPT = "c> ";

    public static AgentProgram awaitStart(Program program) {
        program.awaitOutput("the agent of " + program.name() + " shows its prompt", text -> text.endsWith(PROMPT));
        return new AgentProgram(program);
    }

    /** Types a command, waits for the next prompt and returns the answer, with its line ends. */
    public String ask(String command) {
        int answered = program.output().length();
        program.type(command + "\n");
        String output = program.awaitOutput(
                program.name() + " gets an answer to: " + command,
                text -> text.length() > answered && text.endsWith("\n" + PROMPT));
        return output.substring(answered, output.length() - PROMPT.length());
    }

    /** Types QUIT and waits until the agent has ended. */
    public ProgramResult quit() {
        program.type("QUIT\n");
        return program.awaitExit();
    }

    @Override
    public void close() {
        program.close();
    }
}
