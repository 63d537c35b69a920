package dev.lonja.peer.oneshot;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.Result;
import java.util.concurrent.CountDownLatch;

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
        Thread end = new Thread(agent::close, "lonja-command-end");
        Runtime.getRuntime().addShutdownHook(end);
        Result result = agent.perform(action);
        report.print(result);
        yieldToSignal(end);
        agent.close();
        return ExitCodes.of(result);
    }

    /** If a signal has begun the end of the process, that end tells the exit code, and the caller must not be faster. */
    private static void yieldToSignal(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException ending) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
