/**
 * Who may use the HTTP interface: accounts, their passwords, and what is refused before anything else looks at it.
 *
 * <p>Thread: the event loop of the request. Passwords are checked on {@code lonja-logins}, because that is slow on purpose.
 */
@NullMarked
package dev.lonja.registry.access;

import org.jspecify.annotations.NullMarked;
