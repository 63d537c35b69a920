package dev.lonja.registry.wire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Frames of sessions as tests write and read them.
 *
 * <p>Strings are written with {@code |} for NUL. A frame is shown as its kind, its id and its payload: {@code REPLY 7 <0>a|}. The
 * status of a reply stands in angle brackets, as the number of the row or as two hex digits if every row has it.
 */
final class FrameText {
    static final int REQUEST = 0;
    static final int CANCEL = 5;
    static final int BYE = 6;

    /** What is read where the registry has closed the connection. */
    static final String END = "END";

    private static final int REPLY = 1;
    private static final List<String> KINDS = List.of("REQUEST", "REPLY", "MORE", "DATA", "EVENT", "CANCEL", "BYE");
    private static final int FIRST_RESERVED = 0xfa;

    private FrameText() {}

    static byte[] bytesOf(int kind, int id, byte[] payload) {
        var bytes = new ByteArrayOutputStream();
        try (DataOutputStream frame = new DataOutputStream(bytes)) {
            frame.writeInt(payload.length << Byte.SIZE | kind);
            frame.writeInt(id);
            frame.write(payload);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.replace('|', '\0').getBytes(UTF_8);
    }

    /** Reads the next frame, or {@link #END}. */
    static String read(DataInputStream input) {
        try {
            int lengthAndKind = input.readInt();
            int kind = lengthAndKind & 0xff;
            int id = input.readInt();
            byte[] payload = input.readNBytes(lengthAndKind >>> 8);
            String shown = kind < KINDS.size() ? KINDS.get(kind) : "0x" + Integer.toHexString(kind);
            String text = kind == REPLY ? status(payload[0]) + text(payload, 1) : text(payload, 0);
            return shown + " " + Integer.toUnsignedString(id) + " " + text;
        } catch (EOFException end) {
            return END;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String status(byte status) {
        int number = Byte.toUnsignedInt(status);
        return number < FIRST_RESERVED ? "<" + number + ">" : "<%02X>".formatted(number);
    }

    private static String text(byte[] payload, int from) {
        return new String(payload, from, payload.length - from, UTF_8).replace('\0', '|');
    }
}
