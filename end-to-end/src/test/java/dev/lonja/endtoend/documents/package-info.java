/**
 * The documents, compared with the sources.
 *
 * <p>Thread: the main thread of the tests.
 */
@NullMarked
package dev.lonja.endtoend.documents;

import org.jspecify.annotations.NullMarked;
