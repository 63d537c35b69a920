package dev.lonja.endtoend.course;

import dev.lonja.endtoend.Listener;
import dev.lonja.endtoend.PlainSocketClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A registry as students write it: it serves one connection at a time, keeps everything in memory and checks nothing. Its
 * form of LIST_CONTENT and its way to end a reply can differ from ours.
 *
 * <p>Thread: only the thread of its {@link Listener} uses its state. Any thread may read the list of requests.
 */
final class CourseRegistry implements AutoCloseable {

    /** The strings that LIST_CONTENT sends for a file. */
    enum Form {
        NAMES,
        PAIRS
    }

    /** The way to end a reply. */
    enum Ending {
        CLOSES,
        WAITS_FOR_THE_CLIENT
    }

    /** The form of a status. */
    enum Status {
        BYTE,
        TEXT
    }

    private record User(String port, TreeMap<String, String> files) {}

    private final Form form;
    private final Ending ending;
    private final boolean dated;
    private final Status status;
    private final TreeMap<String, User> users = new TreeMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Listener listener;

    CourseRegistry(Form form, Ending ending, boolean dated, Status status) {
        this.form = form;
        this.ending = ending;
        this.dated = dated;
        this.status = status;
        this.listener = Listener.open(this::handle);
    }

    int port() {
        return listener.port();
    }

    /** The requests so far: operation, date if there is one, and fields. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void handle(InputStream in, OutputStream out) throws IOException {
        String operation = string(in);
        String date = dated ? " " + string(in) : "";
        String name = string(in);
        requests.add(operation + date + " " + name);
        switch (operation) {
            case "REGISTER" -> answer(out, users.putIfAbsent(name, new User("", new TreeMap<>())) == null ? 0 : 1);
            case "UNREGISTER" -> answer(out, users.remove(name) != null ? 0 : 1);
            case "CONNECT" -> present(name, string(in), out);
            case "DISCONNECT" -> present(name, "", out);
            case "PUBLISH" -> publish(name, string(in), string(in), out);
            case "DELETE" -> delete(name, string(in), out);
            case "LIST_USERS" -> listUsers(out);
            case "LIST_CONTENT" -> listContent(string(in), out);
            default -> answer(out, 2);
        }
        out.flush();
        if (ending == Ending.WAITS_FOR_THE_CLIENT) {
            in.read();
        }
    }

    private void present(String name, String port, OutputStream out) throws IOException {
        users.compute(name, (same, user) -> new User(port, user == null ? new TreeMap<>() : user.files));
        answer(out, 0);
    }

    private void publish(String name, String path, String description, OutputStream out) throws IOException {
        User user = users.get(name);
        if (user != null) {
            user.files.put(path, description);
        }
        answer(out, user != null ? 0 : 1);
    }

    private void delete(String name, String path, OutputStream out) throws IOException {
        User user = users.get(name);
        answer(out, user == null ? 1 : user.files.remove(path) != null ? 0 : 3);
    }

    private void listUsers(OutputStream out) throws IOException {
        answer(out, 0);
        write(out, Integer.toString(users.size()));
        for (var user : users.entrySet()) {
            write(out, user.getKey());
            write(out, "127.0.0.1");
            write(out, user.getValue().port);
        }
    }

    private void listContent(String owner, OutputStream out) throws IOException {
        User user = users.get(owner);
        if (user == null) {
            answer(out, 3);
            return;
        }
        answer(out, 0);
        TreeMap<String, String> files = user.files;
        write(out, Integer.toString(files.size()));
        for (var file : files.entrySet()) {
            write(out, file.getKey());
            if (form == Form.PAIRS) {
                write(out, file.getValue());
            }
        }
    }

    private void answer(OutputStream out, int number) throws IOException {
        switch (status) {
            case BYTE -> out.write(number);
            case TEXT -> write(out, Integer.toString(number));
        }
    }

    private static String string(InputStream in) throws IOException {
        return PlainSocketClient.readString(in);
    }

    /** Sends byte by byte, as the simplest servers do. */
    private static void write(OutputStream out, String string) throws IOException {
        for (byte next : string.getBytes(StandardCharsets.UTF_8)) {
            out.write(next);
        }
        out.write(0);
    }
}
