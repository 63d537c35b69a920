package dev.lonja.endtoend.demo;

import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.ProgramResult;
import dev.lonja.endtoend.UnmetExpectationException;
import java.nio.file.Path;

/** A person with an agent and a folder of files, who types commands and expects answers. */
final class Person {
    private final AgentProgram agent;
    private final Path folder;
    private final Narrator narrator;

    Person(AgentProgram agent, Path folder, Narrator narrator) {
        this.agent = agent;
        this.folder = folder;
        this.narrator = narrator;
    }

    String name() {
        return agent.program().name();
    }

    /** The file with this name in the folder of the person. It need not exist. */
    Path file(String fileName) {
        return folder.resolve(fileName);
    }

    /** Types a command that must be answered with exactly this line. */
    void types(String command, String answer) {
        String got = ask(command);
        require(got.equals(answer + "\n"), command, "is answered '" + answer + "'", got);
    }

    /** Types a command whose answer must begin with this line and contain all these parts. Returns the answer. */
    String typesAndReads(String command, String firstLine, String... parts) {
        String got = ask(command);
        require(got.startsWith(firstLine + "\n"), command, "is answered '" + firstLine + "' first", got);
        for (String part : parts) {
            require(got.contains(part), command, "has '" + part + "' in its answer", got);
        }
        return got;
    }

    /** Types QUIT. The agent must then end with exit code 0. */
    void quits() {
        narrator.show(name(), AgentProgram.PROMPT + "QUIT");
        ProgramResult result = agent.quit();
        require(result.exitCode() == 0, "QUIT", "ends with exit code 0", "exit code " + result.exitCode());
        narrator.checked("the agent of " + name() + " ended with exit code 0");
    }

    private String ask(String command) {
        narrator.show(name(), AgentProgram.PROMPT + command);
        String answer = agent.ask(command);
        narrator.show(name(), answer);
        return answer;
    }

    private void require(boolean met, String command, String expectation, String got) {
        if (!met) {
            throw new UnmetExpectationException(
                    name() + "'s '" + command + "' " + expectation + ", not:\n" + got,
                    agent.program().result());
        }
    }
}
