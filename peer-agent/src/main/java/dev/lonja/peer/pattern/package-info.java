/** Patterns with wildcards for names and paths, as a person types them. Any thread. */
@NullMarked
package dev.lonja.peer.pattern;

import org.jspecify.annotations.NullMarked;
