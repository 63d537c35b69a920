/**
 * The operation log in the database, for people to read; it never delays a request.
 *
 * <p>Thread: requests are recorded on their event loop; a worker writes the records once per second.
 */
@NullMarked
package dev.lonja.registry.operations;

import org.jspecify.annotations.NullMarked;
