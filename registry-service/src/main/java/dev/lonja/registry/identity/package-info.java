/**
 * Keys and codes of names: what codes are for, and the rules that an operator sets.
 *
 * <p>Thread: any.
 */
@NullMarked
package dev.lonja.registry.identity;

import org.jspecify.annotations.NullMarked;
