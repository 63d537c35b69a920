/**
 * Access to the database: plain SQL statements, transactions, and sessions that do not return to the pool.
 *
 * <p>Thread: blocking ones only; everything runs on the thread of its caller.
 */
@NullMarked
package dev.lonja.registry.database;

import org.jspecify.annotations.NullMarked;
