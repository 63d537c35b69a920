/**
 * What the command line says about itself: help, what is wrong with it, and settings whose names are misspelt.
 *
 * <p>Thread: the main thread, before anything else is started.
 */
@NullMarked
package dev.lonja.peer.cli.usage;

import org.jspecify.annotations.NullMarked;
