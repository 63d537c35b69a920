package dev.lonja.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Ports of the loopback address at which nobody listens. A socket that is bound, and does not listen, holds each of them until
 * the process ends, so that the system gives it to no other program; one that is to have it can listen there all the same,
 * because servers allow the reuse of addresses.
 */
public final class UnusedPort {
    private static final Queue<Socket> HOLDERS = new ConcurrentLinkedQueue<>();

    private UnusedPort() {}

    /** A port that no other call returns. */
    public static int reserve() {
        try {
            Socket holder = new Socket();
            HOLDERS.add(holder);
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return holder.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("no port is free", failure);
        }
    }
}
