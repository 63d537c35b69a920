/**
 * Requests between their arrival and their answer, independent of the edition of the protocol: permits, the one switch over
 * the kinds of requests, changes and questions.
 *
 * <p>Thread: {@link dev.lonja.registry.requests.RequestExecutor} is called in event loops and answers in the event loop that
 * asked; it is the only place where a request leaves its event loop, for the writer or for a reader.
 */
@NullMarked
package dev.lonja.registry.requests;

import org.jspecify.annotations.NullMarked;
