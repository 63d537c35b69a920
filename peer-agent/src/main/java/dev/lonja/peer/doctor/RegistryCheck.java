package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Whether the registry is reached, and is one. It is asked for the connected users in the name of somebody who most likely does
 * not exist, which changes nothing.
 *
 * @param timeout the limit for the connection to each address
 */
public record RegistryCheck(RegistryConfig config, RegistryChannel registry, Duration timeout) implements Check {
    private static final String NAME = "registry";
    private static final String NOBODY = "lonja-doctor";

    /** The check with the usual timeout. */
    public static RegistryCheck of(RegistryConfig config, RegistryChannel registry) {
        return new RegistryCheck(config, registry, Duration.ofSeconds(3));
    }

    @Override
    public List<Finding> look() {
        return List.of(finding());
    }

    private Finding finding() {
        String name = registry.name();
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(config.host());
        } catch (UnknownHostException unknown) {
            return Finding.fail(
                    NAME,
                    text("%s cannot be resolved to an address", config.host()),
                    text(
                            "check the spelling (-s HOST, or registry= in the settings file), and whether this machine is online"));
        }
        IOException reason = new ConnectException();
        for (InetAddress address : addresses) {
            var place = new InetSocketAddress(address, config.port());
            try (Socket socket = new Socket()) {
                socket.connect(place, (int) timeout.toMillis());
                return answer(place);
            } catch (IOException failure) {
                reason = failure;
            }
        }
        return unreached(name, reason);
    }

    private static Finding unreached(String name, IOException reason) {
        return switch (reason) {
            case SocketTimeoutException silent ->
                Finding.fail(
                        NAME,
                        text("%s does not answer: the connection is neither accepted nor refused", name),
                        text("a firewall on the way drops it, the machine is off, or the address is another one"));
            case ConnectException refused ->
                Finding.fail(
                        NAME,
                        name + ": " + Reasons.of(refused),
                        text(
                                "nothing listens there: start the registry (./lonja registry), or name its host and port (-s HOST -p PORT)"));
            default ->
                Finding.fail(
                        NAME,
                        name + ": " + Reasons.of(reason),
                        text("check the network of this machine, and the address of the registry (-s HOST -p PORT)"));
        };
    }

    private Finding answer(InetSocketAddress place) {
        long began = System.nanoTime();
        RegistryAnswer answer = registry.ask(new Request.ListUsers(NOBODY));
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        if (!answer.is(Outcome.FAILED)) {
            return Finding.ok(
                    NAME,
                    text(
                            "%s answers within %d ms",
                            registry.name() + " (" + place.getAddress().getHostAddress() + ")", millis));
        }
        return ForeignServer.at(place, timeout)
                .map(kind -> Finding.fail(
                        NAME,
                        text("%s is %s, not a registry", registry.name(), kind),
                        text("name the port of the registry (-p PORT); usually it is 5500")))
                .orElseGet(() -> Finding.fail(
                        NAME,
                        text("%s accepts connections, but does not answer: %s", registry.name(), answer.summary()),
                        text("it may be another program, or a registry without its database: look at its log")));
    }
}
