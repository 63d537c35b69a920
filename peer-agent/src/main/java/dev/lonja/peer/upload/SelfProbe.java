package dev.lonja.peer.upload;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestEncoder;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds out whether an address leads to this listener: it sends a request for a random path there, which nobody publishes, and
 * waits until it arrives here. This works through a forwarded port as well.
 *
 * <p>Threads: the one that asks blocks; arrivals are told by the event loops.
 */
final class SelfProbe {
    /** A path like that of the probe of a registry: any other peer that gets the request answers that there is no such file. */
    private static final String PREFIX = "/.lonja-probe-";

    /** Two empty strings: another client that listens there may wait for a third string. */
    private static final byte[] MORE_STRINGS = new byte[2];

    private static final int TIMEOUT_MILLIS = 2000;

    private final ConcurrentMap<String, CompletableFuture<Boolean>> sent = new ConcurrentHashMap<>();

    /** A request for that path has arrived here. */
    void arrived(String path) {
        if (path.startsWith(PREFIX)) {
            CompletableFuture<Boolean> awaited = sent.get(path);
            if (awaited != null) {
                awaited.complete(true);
            }
        }
    }

    /** Whether a request to that IP address and port arrives here. Names are not resolved. */
    boolean isReachedAt(String address, int port) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return false;
        }
        String path = PREFIX + UUID.randomUUID();
        var awaited = new CompletableFuture<Boolean>();
        sent.put(path, awaited);
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(bytes), port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(RequestEncoder.encode(new Request.GetFile(path)));
            socket.getOutputStream().write(MORE_STRINGS);
            return awaited.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException elsewhere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            sent.remove(path);
        }
    }
}
