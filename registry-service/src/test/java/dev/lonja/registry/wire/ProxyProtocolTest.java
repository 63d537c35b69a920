package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.lonja.registry.requests.Refusals;
import dev.lonja.registry.wire.session.SessionClient;
import dev.lonja.transport.tls.TlsAcceptor;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The PROXY protocol, with a second server that trusts 127.0.0.1 as a load balancer. */
@QuarkusTest
class ProxyProtocolTest extends RegistryConversation {
    private static final byte[] SIGNATURE = {0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a};

    @Inject
    Vertx vertx;

    @Inject
    WireConfig config;

    @Inject
    Exchanges exchanges;

    @Inject
    TlsAcceptor sessions;

    @Inject
    OperationLog operations;

    @Inject
    Refusals refusals;

    private Optional<RegistryServer> started = Optional.empty();

    @AfterEach
    void stop() {
        started.ifPresent(RegistryServer::stop);
    }

    @Test
    void takesTheClientsAddressFromTheHeader() {
        int port = startTrusting("127.0.0.1");
        askWith(port, "PROXY TCP4 203.0.113.7 10.0.0.1 40000 5500\r\n", "REGISTER|ana|");
        askWith(port, "PROXY TCP4 203.0.113.7 10.0.0.1 40000 5500\r\n", "CONNECT|ana|5001|");

        assertThat(askWith(port, "PROXY TCP4 203.0.113.7 10.0.0.1 40000 5500\r\n", "LIST_USERS|ana|"))
                .isEqualTo("<0>1|ana|203.0.113.7|5001|");
        assertThat(askWith(port, "PROXY TCP4 203.0.113.8 10.0.0.1 40000 5500\r\n", "LIST_USERS|ana|"))
                .isEqualTo("<2>");
        assertThat(askWith(port, "PROXY TCP6 2001:db8::1 2001:db8::2 40000 5500\r\n", "DISCONNECT|ana|"))
                .isEqualTo("<2>");
    }

    @Test
    void takesTheClientsAddressFromABinaryHeaderThatComesByteByByte() {
        int port = startTrusting("127.0.0.0/8");
        askWith(port, binary(0x21, 0x11, 203, 0, 113, 7), "REGISTER|ana|");
        askWith(port, binary(0x21, 0x11, 203, 0, 113, 7), "CONNECT|ana|5001|");

        try (ClassicClient client = ClassicClient.open(port)) {
            for (byte one : binary(0x21, 0x11, 203, 0, 113, 7)) {
                client.send(new byte[] {one});
            }
            assertThat(client.send("LIST_USERS|ana|").reply()).isEqualTo("<0>1|ana|203.0.113.7|5001|");
        }
    }

    @Test
    void takesTheClientsAddressOfASession() throws IOException {
        int port = startTrusting("127.0.0.1");
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.getOutputStream()
                .write("PROXY TCP4 203.0.113.7 10.0.0.1 40000 5500\r\n".getBytes(StandardCharsets.US_ASCII));
        try (SessionClient ana = SessionClient.over(plain, port)) {
            assertThat(ana.ask("HELLO|2|test/1|")).contains("|203.0.113.7|");
            ana.ask("REGISTER|ana|");
            ana.ask("CONNECT|ana||");
            assertThat(ana.ask("CONNECT|ana|5001|127.0.0.1:5001|")).startsWith("<FA>");
        }
    }

    @Test
    void takesConnectionsOfTheBalancerItselfFromWhereTheyCome() {
        int port = startTrusting("127.0.0.1");
        askWith(port, "PROXY UNKNOWN\r\n", "REGISTER|ana|");
        askWith(port, binary(0x20, 0x00, 0, 0, 0, 0), "CONNECT|ana|5001|");

        assertThat(askWith(port, "PROXY UNKNOWN\r\n", "LIST_USERS|ana|")).isEqualTo("<0>1|ana|127.0.0.1|5001|");
    }

    @Test
    void closesAConnectionOfABalancerThatHasNoHeader() {
        int port = startTrusting("127.0.0.1");

        assertThat(askWith(port, "", "REGISTER|ana|")).isEmpty();
        assertThat(askWith(port, "PROXY TCP4 nonsense\r\n", "REGISTER|ana|")).isEmpty();
    }

    @Test
    void closesAConnectionWhoseHeaderDoesNotArriveInTime() {
        EmbeddedChannel channel = new EmbeddedChannel();
        ProxyHeader.expect(channel.pipeline(), Duration.ofSeconds(3), client -> fail("there is no client"));
        channel.writeInbound(Unpooled.copiedBuffer("PROXY TCP4 203.", StandardCharsets.US_ASCII));

        channel.advanceTimeBy(2, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void believesNoHeaderOfAnybodyElse() {
        int port = startTrusting("127.0.0.2", "10.0.0.0/8", "2001:db8::/32");

        assertThat(askWith(port, "PROXY TCP4 203.0.113.7 10.0.0.1 40000 5500\r\n", "REGISTER|ana|"))
                .isEmpty();
        assertThat(askWith(port, "", "REGISTER|ana|")).isEqualTo("<0>");
    }

    @Test
    void trustsWholeNetsAndSingleAddresses() {
        var proxies = new TrustedProxies(List.of("10.1.0.0/16", "192.0.2.7", "2001:db8::/32", "::1"));

        assertThat(List.of("10.1.255.1", "192.0.2.7", "2001:db8:1::1", "::1"))
                .allMatch(address -> proxies.contain(new InetSocketAddress(address, 1)));
        assertThat(List.of("10.2.0.1", "192.0.2.8", "2001:db9::1", "::2", "127.0.0.1"))
                .noneMatch(address -> proxies.contain(new InetSocketAddress(address, 1)));
    }

    @Test
    void namesTheSettingThatIsNoAddress() {
        for (String wrong : List.of("balancer", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "")) {
            assertThatThrownBy(() -> new TrustedProxies(List.of(wrong)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("lonja.registry.proxy-protocol.trusted has '" + wrong + "'");
        }
    }

    private static String askWith(int port, String header, String request) {
        return askWith(port, ClassicClient.bytes(header), request);
    }

    private static String askWith(int port, byte[] header, String request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header);
        bytes.writeBytes(ClassicClient.bytes(request));
        try (ClassicClient client = ClassicClient.open(port)) {
            return client.send(bytes.toByteArray()).reply();
        }
    }

    /** A header of version 2 with command, protocol and source address, from port 40000 to 10.0.0.1:5500. */
    private static byte[] binary(int command, int protocol, int... source) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(SIGNATURE);
        header.write(command);
        header.write(protocol);
        header.writeBytes(new byte[] {0, 12});
        for (int part : source) {
            header.write(part);
        }
        header.writeBytes(new byte[] {10, 0, 0, 1, (byte) 0x9c, 0x40, 0x15, 0x7c});
        return header.toByteArray();
    }

    private int startTrusting(String... proxies) {
        WireConfig.ProxyProtocol trusting = () -> Optional.of(List.of(proxies));
        var with = (WireConfig) Proxy.newProxyInstance(
                WireConfig.class.getClassLoader(),
                new Class<?>[] {WireConfig.class},
                (proxy, method, arguments) ->
                        method.getName().equals("proxyProtocol") ? trusting : method.invoke(config, arguments));
        var acceptor = new ConnectionAcceptor(exchanges, sessions, refusals, with);
        RegistryServer server = new RegistryServer(vertx, with, acceptor, operations, refusals);
        started = Optional.of(server);
        server.start();
        return server.port();
    }
}
