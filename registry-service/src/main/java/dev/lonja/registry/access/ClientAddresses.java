package dev.lonja.registry.access;

import dev.lonja.registry.wire.TrustedProxies;
import dev.lonja.registry.wire.WireConfig;
import dev.lonja.transport.HostAddress;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Determines which client an HTTP request comes from: the other end of the connection. If that is one of the
 * {@link TrustedProxies}, it is the address in X-Forwarded-For that the proxy itself has seen.
 *
 * <p>Proxies append to X-Forwarded-For what they see, and a client can send the header too. So it is read from its end, up to
 * the first address that is no trusted proxy. From anybody else the header is ignored.
 */
@Singleton
public class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedProxies proxies;

    @Inject
    ClientAddresses(WireConfig config) {
        this(new TrustedProxies(config.proxyProtocol().trusted().orElse(List.of())));
    }

    ClientAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** The address of the client of a request. */
    public HostAddress of(HttpServerRequest request) {
        return of(request.remoteAddress(), request.headers().getAll(FORWARDED_FOR));
    }

    /** The address of the client behind that end of a connection. */
    HostAddress of(@Nullable SocketAddress remote, List<String> forwardedFor) {
        // A socket of this machine's file system has no IP address.
        InetAddress client = Optional.ofNullable(remote)
                .map(SocketAddress::hostAddress)
                .flatMap(ClientAddresses::parse)
                .orElseGet(InetAddress::getLoopbackAddress);
        List<String> entries = forwardedFor.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .toList();
        for (int at = entries.size() - 1; at >= 0 && isTrusted(client); at--) {
            Optional<InetAddress> before = parse(entries.get(at).strip());
            if (before.isEmpty()) {
                break; // Without an address, such as "unknown": the proxy that says so is the last one that is known.
            }
            client = before.get();
        }
        return HostAddress.of(client);
    }

    private boolean isTrusted(InetAddress address) {
        return proxies.contain(new InetSocketAddress(address, 0));
    }

    /** Parses 192.0.2.1, 192.0.2.1:80, 2001:db8::1 and [2001:db8::1]:80. */
    private static Optional<InetAddress> parse(String text) {
        int closing = text.indexOf(']');
        int colon = text.indexOf(':');
        String address = text;
        if (text.startsWith("[") && closing > 0) {
            address = text.substring(1, closing);
        } else if (colon >= 0 && colon == text.lastIndexOf(':')) {
            address = text.substring(0, colon);
        }
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(address))
                .map(ClientAddresses::plain);
    }

    /** An IPv4-mapped IPv6 address as the IPv4 address that networks are compared with. */
    private static InetAddress plain(InetAddress address) {
        return Objects.requireNonNullElse(
                NetUtil.createInetAddressFromIpAddressString(
                        HostAddress.of(address).text()),
                address);
    }
}
