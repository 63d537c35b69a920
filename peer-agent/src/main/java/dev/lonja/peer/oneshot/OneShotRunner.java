package dev.lonja.peer.oneshot;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.Result;

/** Runs a single command and reports its result. */
public final class OneShotRunner {
    private final Agent agent;
    private final Report report;

    /** A runner that reports in that form. */
    public OneShotRunner(Agent agent, Report report) {
        this.agent = agent;
        this.report = report;
    }

    /**
     * Performs the action and prints its result.
     *
     * @return the exit code
     */
    public int run(Action action) {
        // A signal ends the process while the main thread still waits.
        Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "end of the command"));
        Result result = agent.perform(action);
        report.print(result);
        return ExitCodes.of(result);
    }
}
