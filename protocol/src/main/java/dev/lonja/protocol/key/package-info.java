/**
 * Keys and what is made with them: key ids, key files, certificates, codes, and the registries whose keys are known
 * (docs/session.md, Keys and names). Only the cryptography of the JDK.
 *
 * <p>Thread: none of its own; all values are immutable. {@link dev.lonja.protocol.key.KeyFile} and
 * {@link dev.lonja.protocol.key.KnownRegistriesFile} block on the disk, and never belong on an event loop.
 */
@NullMarked
package dev.lonja.protocol.key;

import org.jspecify.annotations.NullMarked;
