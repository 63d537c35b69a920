package dev.lonja.registry.directory.memory;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Utf8;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Credential;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.directory.Standing;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The registered users of an {@link InMemoryDirectory}, and what their callers may do. */
final class InMemoryUsers {
    private final Authorization authorization;
    private final InMemoryOwners owners;
    private final InMemoryCodes codes;
    private SortedMap<String, StoredUser> users = new TreeMap<>(Utf8.BYTE_ORDER);

    InMemoryUsers(Authorization authorization, InMemoryOwners owners, InMemoryCodes codes) {
        this.authorization = authorization;
        this.owners = owners;
        this.codes = codes;
    }

    Runnable mark() {
        SortedMap<String, StoredUser> marked = new TreeMap<>(Utf8.BYTE_ORDER);
        users.forEach((name, user) -> marked.put(name, user.copy()));
        return () -> users = marked;
    }

    Stream<StoredUser> all() {
        return users.values().stream();
    }

    Optional<StoredUser> find(String name) {
        return Optional.ofNullable(users.get(name));
    }

    /** A user that is there. */
    StoredUser get(String name) {
        return find(name).orElseThrow();
    }

    boolean has(String name) {
        return users.containsKey(name);
    }

    void change(String name, UnaryOperator<StoredUser> change) {
        users.computeIfPresent(name, (same, user) -> change.apply(user));
    }

    Optional<Standing> findStanding(String name) {
        return find(name)
                .map(user -> new Standing(
                        owners.of(name), user.presence().map(Presence::origin).orElse(null)));
    }

    Outcome mayRead(Caller caller) {
        return decide(caller, authorization::mayRead);
    }

    Outcome mayChange(Caller caller) {
        return decide(caller, authorization::mayChange);
    }

    Outcome mayAct(Caller caller) {
        return decide(caller, authorization::mayAct);
    }

    Outcome mayOwn(Caller caller) {
        return decide(caller, authorization::mayOwn);
    }

    private Outcome decide(Caller caller, BiFunction<Credential, Standing, Outcome> rule) {
        return findStanding(caller.user())
                .map(standing -> rule.apply(authorization.credential(caller), standing))
                .orElse(Outcome.NO_SUCH_USER);
    }

    /** Adds a user, if there is none of that name. */
    boolean add(String name) {
        return users.putIfAbsent(name, StoredUser.added()) == null;
    }

    Outcome register(DirectoryChange.Register change) {
        if (owners.isOwned(change.user(), "") || !add(change.user())) {
            return Outcome.NAME_IN_USE;
        }
        owners.claimable(change.user(), change.origin());
        return Outcome.OK;
    }

    Outcome unregister(Caller caller) {
        Outcome outcome = mayAct(caller);
        if (outcome == Outcome.OK) {
            owners.retain(caller.user());
            remove(caller.user());
        }
        return outcome == Outcome.NOT_CONNECTED ? Outcome.FAILED : outcome;
    }

    Outcome expire(String name, Instant registeredBefore) {
        boolean isUnused = find(name)
                .filter(user -> !user.used() && user.since().isBefore(registeredBefore))
                .isPresent();
        return isUnused ? remove(name) : Outcome.FAILED;
    }

    Outcome remove(String name) {
        owners.forget(name);
        codes.forget(name);
        return users.remove(name) == null ? Outcome.NO_SUCH_USER : Outcome.OK;
    }
}
