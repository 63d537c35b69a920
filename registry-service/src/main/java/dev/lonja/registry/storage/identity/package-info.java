/**
 * Keys and codes of names in the database, and the conditions that decide who may act for a name.
 *
 * <p>Thread: blocking ones only; everything runs on the thread, and in the transaction, of its caller.
 */
@NullMarked
package dev.lonja.registry.storage.identity;

import org.jspecify.annotations.NullMarked;
