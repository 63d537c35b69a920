package dev.lonja.peer.registry;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.ReplyReader;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.RequestDate;
import dev.lonja.protocol.RequestEncoder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Asks the registry: a connection, a request, a reply (section 1).
 *
 * <p>It takes a reply as whole as soon as nothing can follow, whether or not the registry closes. LIST_CONTENT's form is
 * not announced: that reply is read to the end of the stream, or until a moment passes without more.
 */
@Singleton
public final class RegistryChannel {
    private static final int BUFFER_BYTES = 16384;

    private final RegistryConfig config;

    RegistryChannel(RegistryConfig config) {
        this.config = config;
    }

    /** The registry as {@code host:port}. */
    public String name() {
        return config.host() + ":" + config.port();
    }

    /** Sends the request and waits for its reply. A registry that does not give one has failed, with the reason. */
    public Answer ask(Request.FromUser request) {
        Operation operation = request.operation();
        try (Socket socket = connect()) {
            Reply reply = exchange(socket, request);
            return reply.outcome() == Outcome.FAILED
                    ? Answer.of(operation, Outcome.FAILED, "registry " + name() + ": answered that it failed")
                    : Answer.of(reply);
        } catch (UnknownHostException unknown) {
            return failed(operation, "unknown host");
        } catch (SocketTimeoutException late) {
            return failed(operation, "no answer in time (" + late.getMessage() + ")");
        } catch (IOException | MalformedReplyException failure) {
            return failed(operation, String.valueOf(failure.getMessage()));
        }
    }

    private Answer failed(Operation operation, String reason) {
        return Answer.of(operation, Outcome.FAILED, "registry " + name() + ": " + reason);
    }

    /** Tries every address that the host has. */
    private Socket connect() throws IOException {
        IOException last = new UnknownHostException(config.host());
        for (InetAddress address : InetAddress.getAllByName(config.host())) {
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, config.port()), millis(config.connectTimeout()));
                return socket;
            } catch (IOException failure) {
                socket.close();
                last = failure;
            }
        }
        throw last;
    }

    private Reply exchange(Socket socket, Request request) throws IOException, MalformedReplyException {
        Optional<RequestDate> date =
                config.dated() ? Optional.of(RequestDate.of(LocalDateTime.now())) : Optional.empty();
        socket.getOutputStream().write(RequestEncoder.encode(request, date));
        var reader = new ReplyReader(request.operation(), config.maxListEntries());
        byte[] bytes = new byte[BUFFER_BYTES];
        while (!reader.isComplete()) {
            int count = read(socket, bytes, reader.isReadable());
            if (count < 0) {
                break;
            }
            reader.accept(ByteBuffer.wrap(bytes, 0, count));
        }
        return reader.reply();
    }

    /** Reads on; once what came can be a whole reply, silence and a reset are an end like any other. */
    private int read(Socket socket, byte[] bytes, boolean readable) throws IOException {
        socket.setSoTimeout(millis(readable ? config.settleTime() : config.readTimeout()));
        InputStream in = socket.getInputStream();
        try {
            return in.read(bytes);
        } catch (IOException silence) {
            if (readable) {
                return -1;
            }
            throw silence;
        }
    }

    private static int millis(Duration duration) {
        return Math.max(1, Math.toIntExact(duration.toMillis()));
    }
}
