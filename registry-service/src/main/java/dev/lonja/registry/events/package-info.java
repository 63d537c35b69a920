/**
 * The stream of changes over HTTP.
 *
 * <p>Thread: changes are collected on the threads that report them, without waiting; a worker sends them; each listener
 * reads them on its own event loop.
 */
@NullMarked
package dev.lonja.registry.events;

import org.jspecify.annotations.NullMarked;
