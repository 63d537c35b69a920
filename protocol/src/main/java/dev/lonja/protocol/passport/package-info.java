/**
 * Passports: with them a registry says which key speaks for a name (docs/session.md, Passports). A compact JWS with ES256, made and
 * checked with the cryptography of the JDK.
 *
 * <p>Thread: none of its own; all values are immutable.
 */
@NullMarked
package dev.lonja.protocol.passport;

import org.jspecify.annotations.NullMarked;
