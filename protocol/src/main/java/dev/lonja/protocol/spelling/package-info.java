/**
 * What a misspelt word was probably meant to be: commands, options and the names of settings, in both programs.
 *
 * <p>Thread: none of its own; all values are immutable.
 */
@NullMarked
package dev.lonja.protocol.spelling;

import org.jspecify.annotations.NullMarked;
