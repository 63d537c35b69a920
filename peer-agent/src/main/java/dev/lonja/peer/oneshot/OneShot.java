package dev.lonja.peer.oneshot;

import dev.lonja.peer.agent.Action;

/**
 * A single command of the command line.
 *
 * @param user the user who asks the registry
 * @param isQuiet whether downloads show no progress
 */
public record OneShot(String user, Action action, boolean isQuiet) {}
