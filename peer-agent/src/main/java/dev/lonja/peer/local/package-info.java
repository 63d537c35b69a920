/**
 * Files of this machine as a person names them: a path, a folder, a pattern, or what a listing has printed.
 *
 * <p>Thread: the one that executes commands; everything blocks on the file system.
 */
@NullMarked
package dev.lonja.peer.local;

import org.jspecify.annotations.NullMarked;
