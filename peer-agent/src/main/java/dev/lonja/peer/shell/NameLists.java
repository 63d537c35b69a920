package dev.lonja.peer.shell;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of the last listings, up to so many in all; the list that was not used for the longest time goes first. A list
 * that is longer than that is kept in part, and what cannot be shown as it is, is not kept.
 *
 * <p>Threads: any.
 */
final class NameLists {

    /** The names, and when the registry was last asked for them, by the clock of who keeps them. */
    record Kept(List<String> names, long askedNanos) {
        /** A list without a name takes room too. */
        int size() {
            return names.size() + 1;
        }
    }

    private final int maxNames;
    private final Map<Request.FromUser, Kept> lists = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    NameLists(int maxNames) {
        this.maxNames = maxNames;
    }

    synchronized Optional<Kept> find(Request.FromUser listing) {
        return Optional.ofNullable(lists.get(listing));
    }

    /** Keeps what the registry answered. When it failed, what was known still serves. */
    synchronized void keep(Request.FromUser listing, Reply reply, long nanos) {
        Optional<Kept> before = find(listing);
        forget(listing);
        Kept kept = new Kept(
                switch (reply) {
                    case Reply.Users(var users) -> shown(users.stream().map(ConnectedUser::name));
                    case Reply.Content(var files) -> shown(files.stream().map(PublishedFile::path));
                    case Reply.Status status
                    when status.outcome() == Outcome.FAILED ->
                        before.map(Kept::names).orElseGet(List::of);
                    case Reply.Status status -> List.of();
                    case Reply.Hello hello -> List.of();
                    case Reply.FileHeader header -> List.of();
                },
                nanos);
        lists.put(listing, kept);
        size += kept.size();
        dropEldest();
    }

    synchronized void forget(Request.FromUser listing) {
        Kept kept = lists.remove(listing);
        if (kept != null) {
            size -= kept.size();
        }
    }

    private void dropEldest() {
        Iterator<Kept> eldestFirst = lists.values().iterator();
        while (size > maxNames && lists.size() > 1) {
            size -= eldestFirst.next().size();
            eldestFirst.remove();
        }
    }

    private List<String> shown(Stream<String> names) {
        List<String> shown = new ArrayList<>();
        names.limit(maxNames).filter(name -> Printable.of(name).equals(name)).forEach(shown::add);
        return List.copyOf(shown);
    }
}
