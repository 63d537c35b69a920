/**
 * Clients, peers and registries as students write them, together with the packaged programs.
 *
 * <p>Thread: the main thread of the tests; a listener that plays a peer or a registry has one of its own.
 */
@NullMarked
package dev.lonja.endtoend.course;

import org.jspecify.annotations.NullMarked;
