/**
 * The settings file of the agent: reading it, checking it, and its place among the other ways to give a setting.
 *
 * <p>Thread: the main thread, before anything else starts. Plain Java, because every single command reads it.
 */
@NullMarked
package dev.lonja.peer.settings;

import org.jspecify.annotations.NullMarked;
