package dev.lonja.registry.listing;

import dev.lonja.protocol.Utf8;
import dev.lonja.registry.listing.RacingChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The answers that the registry must give after the changes so far, beginning without users. */
final class ExpectedListings {
    private final Map<String, User> users = new TreeMap<>(Utf8.BYTE_ORDER);

    /**
     * What a user should look like.
     *
     * @param key of the session that has its presence; empty for a classic one
     */
    private record User(OptionalInt port, String key, TreeMap<String, String> files) {
        static User registered() {
            return new User(OptionalInt.empty(), "", new TreeMap<>());
        }

        User at(OptionalInt other, String otherKey) {
            return new User(other, otherKey, files);
        }
    }

    private final Map<String, String> keys;

    /** Nobody; {@code keys} are the ids of the keys of the users' sessions. */
    ExpectedListings(Map<String, String> keys) {
        this.keys = keys;
    }

    /** The answer to LIST_USERS. */
    String users(String asker) {
        String connected = users.entrySet().stream()
                .filter(user -> user.getValue().port().isPresent())
                .map(user -> "%s|127.0.0.1|%d|"
                        .formatted(user.getKey(), user.getValue().port().getAsInt()))
                .collect(Collectors.joining());
        long count =
                users.values().stream().filter(user -> user.port().isPresent()).count();
        return refusal(asker, "<0>" + count + "|" + connected);
    }

    /** The answer to LIST_CONTENT. */
    String content(String asker, String owner) {
        if (!users.containsKey(owner)) {
            return refusal(asker, "<3>");
        }
        TreeMap<String, String> files = users.get(owner).files();
        return refusal(
                asker,
                "<0>" + files.size() + "|"
                        + files.entrySet().stream()
                                .map(file -> file.getKey() + " " + file.getValue() + "|")
                                .collect(Collectors.joining()));
    }

    /** The answer to LIST_PEERS; of a refusal the status. */
    String peers(String asker) {
        String rows = users.entrySet().stream()
                .filter(user -> user.getValue().port().isPresent())
                .map(user -> "%s|127.0.0.1:%d|%s||"
                        .formatted(
                                user.getKey(),
                                user.getValue().port().getAsInt(),
                                user.getValue().key()))
                .collect(Collectors.joining());
        return refusal(asker, (rows.isEmpty() ? "" : "[4|" + rows + "]") + "<0>|");
    }

    /** The answer to LIST_FILES, with a T for each time; of a refusal the status. */
    String files(String asker, String owner) {
        if (!users.containsKey(owner)) {
            return refusal(asker, "<3>");
        }
        String rows = users.get(owner).files().entrySet().stream()
                .map(file -> file.getKey() + "|" + file.getValue() + "|||file||-|T||")
                .collect(Collectors.joining());
        return refusal(asker, (rows.isEmpty() ? "" : "[9|" + rows + "]") + "<0>|");
    }

    private String refusal(String asker, String otherwise) {
        if (!users.containsKey(asker)) {
            return "<1>";
        }
        return users.get(asker).port().isPresent() ? otherwise : "<2>";
    }

    void follow(RacingChange change) {
        switch (change.kind()) {
            case REGISTER, REGISTER_ELSEWHERE, UNREGISTER_AND_REGISTER -> users.put(change.user(), User.registered());
            case UNREGISTER, REMOVE_USER, REMOVE_ELSEWHERE -> users.remove(change.user());
            case CONNECT, CONNECT_ELSEWHERE, DISCONNECT_AND_CONNECT ->
                users.compute(change.user(), (known, user) -> user.at(OptionalInt.of(change.port()), ""));
            case CONNECT_IN_SESSION, CONNECT_AGAIN_IN_SESSION ->
                users.compute(change.user(), (known, user) -> user.at(OptionalInt.of(change.port()), keys.get(known)));
            case DISCONNECT, FORCE_DISCONNECT, EXPIRE, EXPIRE_ELSEWHERE ->
                users.compute(change.user(), (known, user) -> user.at(OptionalInt.empty(), ""));
            case PUBLISH, PUBLISH_ELSEWHERE ->
                users.get(change.user()).files().putIfAbsent(change.path(), change.text());
            case DELETE_AND_PUBLISH, PUBLISH_IN_SESSION ->
                users.get(change.user()).files().put(change.path(), change.text());
            case DELETE, DELETE_IN_SESSION, REMOVE_FILE, DELETE_ELSEWHERE ->
                users.get(change.user()).files().remove(change.path());
        }
    }

    /** What can happen to a user next. */
    List<Kind> possible(String name) {
        User user = users.get(name);
        if (user == null) {
            return List.of(Kind.REGISTER, Kind.REGISTER_ELSEWHERE);
        }
        List<Kind> possible = new ArrayList<>(
                List.of(Kind.UNREGISTER, Kind.UNREGISTER_AND_REGISTER, Kind.REMOVE_USER, Kind.REMOVE_ELSEWHERE));
        if (user.port().isPresent()) {
            // More often than the changes after which most questions are refused.
            List<Kind> whileConnected = List.of(
                    Kind.PUBLISH,
                    Kind.PUBLISH_ELSEWHERE,
                    Kind.PUBLISH_IN_SESSION,
                    Kind.DELETE,
                    Kind.DELETE_IN_SESSION,
                    Kind.DELETE_AND_PUBLISH,
                    Kind.REMOVE_FILE,
                    Kind.DELETE_ELSEWHERE,
                    Kind.DISCONNECT_AND_CONNECT);
            possible.addAll(whileConnected);
            possible.addAll(whileConnected);
            possible.addAll(List.of(Kind.DISCONNECT, Kind.FORCE_DISCONNECT, Kind.EXPIRE, Kind.EXPIRE_ELSEWHERE));
            if (!user.key().isEmpty()) {
                possible.add(Kind.CONNECT_AGAIN_IN_SESSION);
            }
        } else {
            for (int times = 0; times < 4; times++) {
                possible.addAll(List.of(Kind.CONNECT, Kind.CONNECT_ELSEWHERE));
                possible.addAll(List.of(Kind.CONNECT_IN_SESSION, Kind.CONNECT_IN_SESSION));
            }
        }
        return possible;
    }
}
