/**
 * What the agent prints, fetches and serves, as a packaged program.
 *
 * <p>Thread: the main thread of the tests.
 */
@NullMarked
package dev.lonja.endtoend.agent;

import org.jspecify.annotations.NullMarked;
