/**
 * The command line of the registry: what it asks for, and the names of settings that are misspelt.
 *
 * <p>Thread: main, before Quarkus starts.
 */
@NullMarked
package dev.lonja.registry.start;

import org.jspecify.annotations.NullMarked;
