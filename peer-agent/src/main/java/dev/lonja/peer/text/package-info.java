/**
 * The language of the sentences that a person reads: English, or a translation that is found by the English sentence.
 *
 * <p>Thread: any; the language is set once, when the process starts.
 */
@NullMarked
package dev.lonja.peer.text;

import org.jspecify.annotations.NullMarked;
