/**
 * Single commands for scripts: each performs one action, reports its result and ends. Plain Java without Quarkus, so that
 * it starts fast.
 *
 * <p>Thread: the main thread; at a signal the shutdown thread closes the agent.
 */
@NullMarked
package dev.lonja.peer.oneshot;

import org.jspecify.annotations.NullMarked;
