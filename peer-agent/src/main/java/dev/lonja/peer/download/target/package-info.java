/**
 * Where a download goes: a regular file, which is complete or not there at all, a special file, or standard output.
 *
 * <p>Thread: the one that downloads; it blocks on the file system.
 */
@NullMarked
package dev.lonja.peer.download.target;

import org.jspecify.annotations.NullMarked;
