package dev.lonja.transport.tls;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first message of a TLS client (RFC 8446, 4.1.2), as far as it is read before a handshake may cost anything. */
final class ClientHello {
    private static final int VERSION_AND_RANDOM_BYTES = 34;
    private static final int ALPN_EXTENSION = 16;

    private ClientHello() {}

    /** Whether that message, without its header, offers the protocol in ALPN (RFC 7301). A malformed message offers nothing. */
    static boolean offers(ByteBuf message, String protocol) {
        try {
            return offersIn(alpn(message.duplicate()), protocol.getBytes(StandardCharsets.US_ASCII));
        } catch (IndexOutOfBoundsException malformed) {
            return false;
        }
    }

    /** The list of protocols, empty if there is none. */
    private static ByteBuf alpn(ByteBuf hello) {
        hello.skipBytes(VERSION_AND_RANDOM_BYTES);
        hello.skipBytes(hello.readUnsignedByte());
        hello.skipBytes(hello.readUnsignedShort());
        hello.skipBytes(hello.readUnsignedByte());
        ByteBuf extensions = hello.readSlice(hello.readUnsignedShort());
        while (extensions.isReadable()) {
            int type = extensions.readUnsignedShort();
            ByteBuf extension = extensions.readSlice(extensions.readUnsignedShort());
            if (type == ALPN_EXTENSION) {
                return extension.readSlice(extension.readUnsignedShort());
            }
        }
        return extensions;
    }

    private static boolean offersIn(ByteBuf list, byte[] protocol) {
        while (list.isReadable()) {
            byte[] offered = new byte[list.readUnsignedByte()];
            list.readBytes(offered);
            if (Arrays.equals(offered, protocol)) {
                return true;
            }
        }
        return false;
    }
}
