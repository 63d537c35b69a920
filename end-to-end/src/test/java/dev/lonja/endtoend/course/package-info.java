/**
 * The packaged programs together with clients, peers and registries as students write them.
 *
 * <p>Thread: the main thread of the tests. A listener that acts as a peer or a registry has a thread of its own.
 */
@NullMarked
package dev.lonja.endtoend.course;

import org.jspecify.annotations.NullMarked;
