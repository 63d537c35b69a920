package dev.lonja.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A client as a student would write it from the protocol page. It opens a plain socket for each request, and reads a
 * status byte and then strings byte by byte.
 *
 * @param port the port of the server on this machine
 * @param date the date and time that dated editions send after the name of the operation
 */
public record PlainSocketClient(int port, Optional<String> date) {
    private static final int TIMEOUT_MILLIS = 60_000;

    public static PlainSocketClient classic(int port) {
        return new PlainSocketClient(port, Optional.empty());
    }

    public static PlainSocketClient dated(int port, String date) {
        return new PlainSocketClient(port, Optional.of(date));
    }

    /** Sends a request and returns the status. The reply must have nothing else. */
    public int status(String operation, String... fields) throws IOException {
        try (Socket socket = open(operation, fields);
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            int status = in.readUnsignedByte();
            expectEnd(in);
            return status;
        }
    }

    /** Sends a LIST_USERS or LIST_CONTENT that must succeed. Returns its strings without their count, which it checks. */
    public List<String> list(int stringsPerEntry, String operation, String... fields) throws IOException {
        try (Socket socket = open(operation, fields);
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            expectOk(in);
            int count = Integer.parseInt(readString(in));
            List<String> strings = new ArrayList<>();
            for (int at = 0; at < count * stringsPerEntry; at++) {
                strings.add(readString(in));
            }
            expectEnd(in);
            return strings;
        }
    }

    /** Sends a GET_FILE that must succeed. Returns the content of the file. */
    public byte[] content(String path) throws IOException {
        try (Socket socket = open("GET_FILE", path);
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            expectOk(in);
            byte[] content = new byte[Integer.parseInt(readString(in))];
            in.readFully(content);
            expectEnd(in);
            return content;
        }
    }

    private Socket open(String operation, String... fields) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        OutputStream out = socket.getOutputStream();
        writeString(out, operation);
        if (date.isPresent()) {
            writeString(out, date.get());
        }
        for (String field : fields) {
            writeString(out, field);
        }
        return socket;
    }

    private static void writeString(OutputStream out, String string) throws IOException {
        out.write(string.getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }

    /** Reads a string byte by byte, up to its NUL. */
    public static String readString(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != 0; next = in.read()) {
            if (next < 0) {
                throw new EOFException("a string ended early: " + bytes);
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void expectOk(DataInputStream in) throws IOException {
        int status = in.readUnsignedByte();
        if (status != 0) {
            throw new IOException("status " + status);
        }
    }

    private static void expectEnd(DataInputStream in) throws IOException {
        int more = in.read();
        if (more >= 0) {
            throw new EOFException("the server should have closed, but sent " + more);
        }
    }
}
