package dev.lonja.peer.sessions;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.key.Code;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.Connected;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.FoundFile;
import dev.lonja.protocol.session.Invitation;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.session.Reach;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Page;
import dev.lonja.transport.session.SessionEnd;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Users, their keys, presences and files, in memory. */
public final class SessionDirectory {
    private static final long NOW = 1_800_000_000L;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, User> users = new TreeMap<>();
    private final Map<Operation, SessionReply.Failure> forced = new ConcurrentHashMap<>();
    private final Set<Operation> breaking = ConcurrentHashMap.newKeySet();
    private final Set<Operation> held = ConcurrentHashMap.newKeySet();
    private volatile String features = "";

    /** What becomes of an answer. */
    enum After {
        REPLY,
        /** The connection breaks instead. */
        BREAK,
        /** Nothing is sent. */
        HOLD
    }

    /** What answers a request. */
    record Answer(List<List<String>> rows, SessionReply reply, After after) {
        static Answer of(SessionReply reply) {
            return new Answer(List.of(), reply, After.REPLY);
        }
    }

    private static final class User {
        private final Map<KeyId, String> keys = new LinkedHashMap<>();
        private final Map<String, FileRow> files = new TreeMap<>();
        private final Set<String> codes = new TreeSet<>();
        private @Nullable SessionRequestHandler holder;
        private Request.@Nullable Connect presence;
    }

    /** The requests, without the ports and facts: {@code CONNECT ana}. */
    public List<String> requests() {
        return requests;
    }

    /** Fails that operation from now on. */
    public void force(Operation operation, Outcome outcome, String reason) {
        forced.put(operation, SessionReply.Failure.of(outcome, reason));
    }

    /** Breaks the connection at the next request of that operation, after it has taken effect. */
    public void breakAt(Operation operation) {
        breaking.add(operation);
    }

    /** Answers that operation no more. */
    public void hold(Operation operation) {
        held.add(operation);
    }

    /** What it says about itself in HELLO. */
    public void say(String words) {
        features = words;
    }

    /** The files of the user. */
    public synchronized List<FileRow> filesOf(String user) {
        return List.copyOf(user(user).files.values());
    }

    /** The CONNECT of the user; empty if it is not connected. */
    public synchronized Optional<Request.Connect> presenceOf(String user) {
        return Optional.ofNullable(user(user).presence);
    }

    /** Registers a user of another key. */
    public synchronized void register(String user, KeyId key) {
        users.computeIfAbsent(user, name -> new User()).keys.put(key, "");
    }

    /** Registers a user without a key. */
    public synchronized void registerKeyless(String user) {
        users.put(user, new User());
    }

    /** Connects a user elsewhere. */
    public synchronized void connect(String user, int port) {
        User known = user(user);
        known.holder = null;
        known.presence = new Request.Connect(user, port);
    }

    /** Another machine takes the presence of the user. */
    public synchronized void replace(String user, int port) {
        SessionRequestHandler before = user(user).holder;
        connect(user, port);
        if (before != null) {
            before.say(new Event.Replaced(user, "newer"));
        }
    }

    /** Ends the presence of the user. */
    public synchronized void disconnect(String user) {
        user(user).holder = null;
        user(user).presence = null;
    }

    /** Publishes a file of the user. */
    public synchronized void publish(String user, FileRow file) {
        user(user).files.put(file.path(), file);
    }

    String features() {
        return features;
    }

    synchronized Answer answer(Request request, KeyId key, SessionRequestHandler session) {
        requests.add(
                request.operation() + " " + String.join(" ", request.fields().subList(0, shown(request))));
        SessionReply.Failure told = forced.get(request.operation());
        if (told != null) {
            return Answer.of(told);
        }
        if (held.contains(request.operation())) {
            return new Answer(List.of(), SessionReply.Success.EMPTY, After.HOLD);
        }
        Answer answer = effect(request, key, session);
        return breaking.remove(request.operation())
                ? new Answer(List.of(), SessionReply.Success.EMPTY, After.BREAK)
                : answer;
    }

    /** A broken session keeps the presence for a while, so this registry does so too. */
    synchronized void ended(SessionRequestHandler session, SessionEnd end) {
        if (end instanceof SessionEnd.Left) {
            users.values().stream().filter(user -> user.holder == session).forEach(user -> {
                user.holder = null;
                user.presence = null;
            });
        }
    }

    private static int shown(Request request) {
        return switch (request) {
            case DirectoryRequest.PublishFile publish -> 3;
            case DirectoryRequest.Watch watch -> 2;
            case DirectoryRequest.ListFiles list -> 2;
            case Request.Delete delete -> 2;
            default -> 1;
        };
    }

    private Answer effect(Request request, KeyId key, SessionRequestHandler session) {
        if (request instanceof Request.Register(String name, String code)) {
            if (users.containsKey(name)) {
                return failure(Outcome.NAME_IN_USE);
            }
            users.put(name, new User());
            user(name).keys.put(key, "");
            return success("recovery-" + name);
        }
        if (!(request instanceof Request.FromUser from) || !users.containsKey(from.user())) {
            return failure(Outcome.NO_SUCH_USER);
        }
        User user = user(from.user());
        if (request instanceof KeyRequest.Redeem(String name, String code, String label)) {
            if (!user.codes.remove(code)) {
                return failure(Outcome.NO_SUCH_CODE);
            }
            user.keys.put(key, label);
            return success("");
        }
        if (!user.keys.isEmpty() && !user.keys.containsKey(key)) {
            return Answer.of(SessionReply.Failure.of(Outcome.NOT_YOURS, "not a key of " + from.user()));
        }
        return owned(from, user, key, session);
    }

    private Answer owned(Request.FromUser request, User user, KeyId key, SessionRequestHandler session) {
        return switch (request) {
            case Request.Unregister unregister -> {
                users.remove(unregister.user());
                yield success();
            }
            case Request.Connect connect -> {
                if (user.holder != null && user.holder != session) {
                    user.holder.say(new Event.Replaced(connect.user(), "newer"));
                }
                user.holder = session;
                user.presence = connect;
                String passport = user.keys.isEmpty() ? "" : "passport";
                yield Answer.of(new Connected(passport, OptionalLong.of(NOW), 15, Reach.DIRECT).reply());
            }
            case Request.Disconnect disconnect -> {
                boolean was = user.presence != null;
                user.presence = null;
                user.holder = null;
                yield was ? success() : failure(Outcome.NOT_CONNECTED);
            }
            case KeyRequest.ListKeys list ->
                rows(user.keys.entrySet().stream()
                        .map(each -> new KeyRow(each.getKey(), each.getValue(), NOW, OptionalLong.empty()).columns())
                        .toList());
            case KeyRequest.Invite invite -> {
                String code = Code.random(new SecureRandom()).text();
                user.codes.add(code);
                yield Answer.of(new Invitation(code, NOW).reply());
            }
            case KeyRequest.DropKey(String name, String id) ->
                user.keys.remove(new KeyId(id)) == null ? failure(Outcome.NO_SUCH_KEY) : success();
            default -> user.presence == null ? failure(Outcome.NOT_CONNECTED) : ofConnected(request, user);
        };
    }

    private Answer ofConnected(Request.FromUser request, User user) {
        return switch (request) {
            case DirectoryRequest.PublishFile(String name, String path, String description, FileFacts facts) -> {
                String classic = ClassicPath.encode(path);
                user.files.put(path, new FileRow(path, description, facts, NOW, classic.equals(path) ? "" : classic));
                yield success("");
            }
            case Request.Delete(String name, String path) ->
                user.files.remove(path) == null ? failure(Outcome.NOT_PUBLISHED) : success();
            case DirectoryRequest.ListPeers list -> page(peers(), list.page());
            case DirectoryRequest.ListFiles list ->
                users.containsKey(list.owner())
                        ? page(
                                user(list.owner()).files.values().stream()
                                        .map(FileRow::columns)
                                        .toList(),
                                list.page())
                        : failure(Outcome.NO_SUCH_OWNER);
            case DirectoryRequest.Search search -> page(found(search.words()), search.page());
            case DirectoryRequest.Watch watch -> success("1");
            default -> failure(Outcome.FAILED);
        };
    }

    private List<List<String>> peers() {
        List<List<String>> rows = new ArrayList<>();
        users.forEach((name, user) -> {
            if (user.presence != null) {
                int port = user.presence.port();
                String addresses = port == 0 ? "" : "127.0.0.1:" + port;
                rows.add(new PeerRow(name, addresses, Optional.empty(), "").columns());
            }
        });
        return rows;
    }

    private List<List<String>> found(String words) {
        List<List<String>> rows = new ArrayList<>();
        users.forEach((name, user) -> user.files.values().stream()
                .filter(file -> file.path().contains(words))
                .map(file -> new FoundFile(name, file.path(), file.description(), file.facts(), user.presence != null))
                .forEach(file -> rows.add(file.columns())));
        return rows;
    }

    private static Answer page(List<List<String>> all, Page page) {
        int begin = page.after().isEmpty() ? 0 : Integer.parseInt(page.after());
        int end = Math.min(all.size(), begin + page.limit());
        String next = end < all.size() ? Integer.toString(end) : "";
        return new Answer(all.subList(begin, end), new SessionReply.Success(List.of(next)), After.REPLY);
    }

    private static Answer rows(List<List<String>> rows) {
        return new Answer(rows, SessionReply.Success.EMPTY, After.REPLY);
    }

    private User user(String name) {
        return users.getOrDefault(name, new User());
    }

    private static Answer success(String... strings) {
        return Answer.of(new SessionReply.Success(List.of(strings)));
    }

    private static Answer failure(Outcome outcome) {
        return Answer.of(SessionReply.Failure.of(outcome, "told so"));
    }
}
