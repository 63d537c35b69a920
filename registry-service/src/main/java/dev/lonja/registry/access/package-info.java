/**
 * Authentication of the HTTP interface: accounts, their passwords, and requests that are refused before a resource.
 *
 * <p>Thread: the event loop of the request. Passwords are checked on {@code lonja-logins}: bcrypt is slow on purpose.
 */
@NullMarked
package dev.lonja.registry.access;

import org.jspecify.annotations.NullMarked;
