package dev.lonja.registry.names;

import dev.lonja.registry.storage.RegisteredUser;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The names of the registered users, in the order of their registration. */
@Singleton
class RegisteredNames implements PanacheRepositoryBase<RegisteredUser, Long> {

    /**
     * A name, and what is known of its use.
     *
     * @param used whether the user has ever connected
     */
    record RegisteredName(Long id, String name, boolean used, Instant registeredAt) {
        boolean isUnusedSince(Instant limit) {
            return !used && registeredAt.isBefore(limit);
        }
    }

    /** That many names after the one with that id, or all that are left. */
    List<RegisteredName> after(long id, int limit) {
        return find("id > ?1 order by id", id)
                .project(RegisteredName.class)
                .range(0, limit - 1)
                .list();
    }
}
