/**
 * The HTTP interface (docs/rest.md): resources, and the records that they return.
 *
 * <p>Thread: worker threads; {@link dev.lonja.registry.api.ApiReads} limits how many of them read the database at a time.
 */
@NullMarked
package dev.lonja.registry.api;

import org.jspecify.annotations.NullMarked;
