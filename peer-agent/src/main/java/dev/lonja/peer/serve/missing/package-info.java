/**
 * Listed files that the folder no longer has: which of them somebody deleted, and which may return.
 *
 * <p>Thread: the main thread of the server.
 */
@NullMarked
package dev.lonja.peer.serve.missing;

import org.jspecify.annotations.NullMarked;
