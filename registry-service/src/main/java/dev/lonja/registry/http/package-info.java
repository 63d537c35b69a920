/**
 * The connections of the HTTP interface: how many there may be, and how long a request may take to arrive.
 *
 * <p>Thread: event loops; nothing here blocks.
 */
@NullMarked
package dev.lonja.registry.http;

import org.jspecify.annotations.NullMarked;
