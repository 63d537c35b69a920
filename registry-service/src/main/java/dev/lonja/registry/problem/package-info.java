/**
 * Errors of the HTTP interface as problem+json (RFC 9457): how one is made, and how every failure becomes one.
 *
 * <p>Thread: that of the request, an event loop or a worker; nothing here blocks.
 */
@NullMarked
package dev.lonja.registry.problem;

import org.jspecify.annotations.NullMarked;
