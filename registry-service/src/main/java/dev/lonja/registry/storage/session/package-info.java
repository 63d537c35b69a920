/**
 * What the database has of sessions besides keys and files: the leases of the registries that hold them, and the content that their
 * agents have.
 *
 * <p>Thread: that of the transaction.
 */
@NullMarked
package dev.lonja.registry.storage.session;

import org.jspecify.annotations.NullMarked;
