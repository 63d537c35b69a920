/**
 * The documents name only classes and settings that the sources declare.
 *
 * <p>Thread: the main thread of the tests.
 */
@NullMarked
package dev.lonja.endtoend.documents;

import org.jspecify.annotations.NullMarked;
