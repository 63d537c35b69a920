/**
 * Who may register a name: the setting, or what an administrator has chosen for all registries on the database; with the resource that shows and changes it.
 *
 * <p>Thread: it is read and changed on workers, and looked at on any thread.
 */
@NullMarked
package dev.lonja.registry.registration;

import org.jspecify.annotations.NullMarked;
