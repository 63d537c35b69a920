/**
 * The HTTP interface (docs/rest.md): resources, and the records that they answer with.
 *
 * <p>Thread: worker threads, of which {@link dev.lonja.registry.api.AdminReads} lets a few at a time ask the database.
 */
@NullMarked
package dev.lonja.registry.api;

import org.jspecify.annotations.NullMarked;
