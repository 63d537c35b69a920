package dev.lonja.benchmarks.registry;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Callable;

/** A client that reads a listing as fast as it arrives. Its thread blocks. */
final class ListingReader implements Callable<Long> {
    private static final int READ_BYTES = 256 * 1024;

    private final InetSocketAddress server;
    private final Request.ListContent request;

    ListingReader(InetSocketAddress server, Request.ListContent request) {
        this.server = server;
        this.request = request;
    }

    /** The bytes of the reply, if it has as many entries as its count says. */
    @Override
    public Long call() throws IOException {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.getOutputStream().write(RequestEncoder.encode(request));
            InputStream in = socket.getInputStream();
            int status = in.read();
            if (status != 0) {
                throw new IOException(request + " was answered with status " + status);
            }
            String count = readString(in);
            long entries = 0;
            long bytes = 1 + count.length() + 1;
            byte[] piece = new byte[READ_BYTES];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                bytes += length;
                for (int at = 0; at < length; at++) {
                    entries += piece[at] == 0 ? 1 : 0;
                }
            }
            if (entries != Long.parseLong(count)) {
                throw new IOException("a listing of " + count + " entries ended after " + entries);
            }
            return bytes;
        }
    }

    private static String readString(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next > 0; next = in.read()) {
            text.append((char) next);
        }
        return text.toString();
    }
}
