package dev.lonja.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A registry in memory. It records the requests except presence checks, which it answers as they are asked for; a test can force
 * other answers.
 */
public final class FakeRegistry implements AutoCloseable {
    private final ScriptedServer server = new ScriptedServer(this::serve);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> users = new TreeMap<>();
    private final Map<String, Integer> connected = new TreeMap<>();
    private final Map<Operation, byte[]> forced = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<Boolean> listeningAtConnect = new CopyOnWriteArrayList<>();
    private volatile boolean knowsChecks = true;

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** The requests without their ports: {@code CONNECT ana}. */
    public List<String> requests() {
        return requests;
    }

    /** For each CONNECT, whether the agent's listener was open when the request came. */
    public List<Boolean> listeningAtConnect() {
        return listeningAtConnect;
    }

    /** The port of the user; empty if it is not connected. */
    public synchronized Optional<Integer> portOf(String user) {
        return Optional.ofNullable(connected.get(user));
    }

    /** The descriptions of the files that the user publishes, by path. */
    public synchronized Map<String, String> filesOf(String user) {
        return Map.copyOf(users.getOrDefault(user, Map.of()));
    }

    /** Makes the user present at that port of this machine. */
    public synchronized void connect(String user, int port) {
        connected.put(user, port);
    }

    /** Drops the presence of the user, as if its listener had been found dead. */
    public synchronized void losePresenceOf(String user) {
        connected.remove(user);
    }

    /** Answers that operation with that outcome from now on; the operation itself has no effect. */
    public void force(Operation operation, Outcome outcome) {
        forced.put(operation, new byte[] {operation.statusOf(outcome)});
    }

    /** Answers that operation with these bytes from now on. */
    public void force(Operation operation, String bytes) {
        forced.put(operation, bytes.getBytes(UTF_8));
    }

    /** Fails every PUBLISH of that path. */
    public void refuse(String path) {
        refused.add(path);
    }

    /** Knows no presence checks from now on, as most registries. */
    public void beForeign() {
        knowsChecks = false;
    }

    /** Removes a file of the user, as an administrator does. */
    public synchronized void takeDown(String user, String path) {
        users.getOrDefault(user, new TreeMap<>()).remove(path);
    }

    /** Removes the user with everything that it has. */
    public synchronized void removeUser(String user) {
        users.remove(user);
        connected.remove(user);
    }

    /** Ends all forced answers. */
    public void obeyAgain() {
        forced.clear();
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket socket) throws IOException {
        Operation operation = Operation.findClassic(
                        ScriptedServer.readStrings(socket, 1).get(0))
                .orElseThrow();
        List<String> fields =
                ScriptedServer.readStrings(socket, operation.fields().size());
        socket.getOutputStream().write(answer(operation, fields));
    }

    private synchronized byte[] answer(Operation operation, List<String> fields) {
        Optional<PresenceCheck> check = PresenceCheck.in(request(operation, fields));
        if (check.isPresent() && knowsChecks) {
            return new ReplyEncoder(ContentForm.DESCRIBED).encode(reply(fields.get(0), check.get()));
        }
        boolean connecting = operation == Operation.CONNECT;
        requests.add(operation + " " + String.join(" ", connecting ? fields.subList(0, 1) : fields));
        if (connecting) {
            listeningAtConnect.add(isListening(Integer.parseInt(fields.get(1))));
        }
        if (operation == Operation.PUBLISH && refused.contains(fields.get(1))) {
            return new byte[] {operation.statusOf(Outcome.FAILED)};
        }
        byte[] told = forced.get(operation);
        return told != null ? told : new ReplyEncoder(ContentForm.DESCRIBED).encode(reply(operation, fields));
    }

    private static Request request(Operation operation, List<String> fields) {
        try {
            return Request.of(operation, fields);
        } catch (InvalidFieldException sentByATest) {
            return new Request.Hello("1");
        }
    }

    private Reply reply(String user, PresenceCheck check) {
        if (!users.containsKey(user)) {
            return status(Operation.LIST_CONTENT, Outcome.NO_SUCH_USER);
        }
        if (connected.getOrDefault(user, 0) != check.port()) {
            return status(Operation.LIST_CONTENT, Outcome.NOT_CONNECTED);
        }
        return check.wants() == PresenceCheck.Wants.PUBLISHED
                ? content(Operation.LIST_CONTENT, user)
                : new Reply.Content(List.of());
    }

    private Reply reply(Operation operation, List<String> fields) {
        String user = fields.get(0);
        if (operation == Operation.REGISTER) {
            return status(
                    operation, users.putIfAbsent(user, new TreeMap<>()) == null ? Outcome.OK : Outcome.NAME_IN_USE);
        }
        if (!users.containsKey(user)) {
            return status(operation, Outcome.NO_SUCH_USER);
        }
        return switch (operation) {
            case UNREGISTER -> {
                users.remove(user);
                connected.remove(user);
                yield status(operation, Outcome.OK);
            }
            case CONNECT -> {
                int port = Integer.parseInt(fields.get(1));
                boolean added = connected.putIfAbsent(user, port) == null;
                yield status(operation, added ? Outcome.OK : Outcome.ALREADY_CONNECTED);
            }
            case DISCONNECT -> status(operation, connected.remove(user) == null ? Outcome.NOT_CONNECTED : Outcome.OK);
            case PUBLISH, DELETE, LIST_USERS, LIST_CONTENT ->
                connected.containsKey(user)
                        ? replyToConnected(operation, users.get(user), fields)
                        : status(operation, Outcome.NOT_CONNECTED);
            default -> status(operation, Outcome.FAILED);
        };
    }

    private Reply replyToConnected(Operation operation, Map<String, String> files, List<String> fields) {
        return switch (operation) {
            case PUBLISH ->
                status(
                        operation,
                        files.putIfAbsent(fields.get(1), fields.get(2)) == null
                                ? Outcome.OK
                                : Outcome.ALREADY_PUBLISHED);
            case DELETE -> status(operation, files.remove(fields.get(1)) == null ? Outcome.NOT_PUBLISHED : Outcome.OK);
            case LIST_USERS ->
                new Reply.Users(connected.entrySet().stream()
                        .map(entry -> new ConnectedUser(entry.getKey(), "127.0.0.1", entry.getValue()))
                        .toList());
            case LIST_CONTENT -> content(operation, fields.get(1));
            default -> status(operation, Outcome.FAILED);
        };
    }

    private Reply content(Operation operation, String owner) {
        return users.containsKey(owner)
                ? new Reply.Content(users.get(owner).entrySet().stream()
                        .map(file -> new PublishedFile(file.getKey(), file.getValue()))
                        .toList())
                : status(operation, Outcome.NO_SUCH_OWNER);
    }

    private static Reply status(Operation operation, Outcome outcome) {
        return new Reply.Status(operation, outcome);
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
