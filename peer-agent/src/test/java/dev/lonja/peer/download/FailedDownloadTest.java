package dev.lonja.peer.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.UnusedPort;
import dev.lonja.peer.upload.PeerClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failed download leaves nothing behind, and does not change an existing target. */
class FailedDownloadTest extends FileDownloaderFixture {

    @Test
    void tellsNoSuchFileFromOtherFailures() throws IOException {
        try (var without = sending(new byte[] {1});
                var failing = sending(new byte[] {2})) {
            assertThat(fetch(without)).isInstanceOf(Download.NoSuchFile.class);
            assertFailedWithoutTrace(fetch(failing), "answered that it failed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "\00010",
                "\00010\0",
                "\00010\00012345",
                "\0005\000123456",
                "\0000\0001",
                "\000ten\0",
                "\000-1\0",
                "\000\0",
                "\0009223372036854775808\0",
                "\77"
            })
    void refusesAMalformedReply(String reply) throws IOException {
        try (var owner = sending(reply.getBytes(UTF_8))) {
            assertFailedWithoutTrace(fetch(owner), "peer 127.0.0.1:" + owner.port());
        }
    }

    /** An owner cuts the connection when the file has changed while it was sent. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysThatAFileThatEndsEarlyMayHaveChanged(boolean isReset) throws IOException {
        byte[] beginning = "\00010\000123456789".getBytes(UTF_8);
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write(beginning);
            if (isReset) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        })) {
            assertFailedWithoutTrace(fetch(owner), "the file may have changed while it was sent");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\00010\00012345", "\0005\000123456", "\000ten\0", "\2", "\1"})
    void leavesAnExistingTargetAsItWas(String reply) throws IOException {
        Files.writeString(target, "precious");
        try (var owner = sending(reply.getBytes(UTF_8))) {
            assertThat(fetch(owner, EXISTING, "overwrite")).isNotInstanceOf(Download.Done.class);

            assertThat(target).hasContent("precious");
            assertThat(folderNames()).containsExactly("target");
        }
    }

    @Test
    void noticesASurplusByteThatArrivesLate() throws IOException {
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write("\0005\00012345".getBytes(UTF_8));
            socket.getOutputStream().write('6');
            ScriptedServer.keepOpen(socket);
        })) {
            assertFailedWithoutTrace(fetch(owner, timeouts(LONG, LONG, LONG)), "more than the 5 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "\00010\0", "\00010\00012345"})
    void givesUpOnAnOwnerThatStalls(String beginning) throws IOException {
        try (var owner = sendingAndStaying(beginning.getBytes(UTF_8))) {
            assertFailedWithoutTrace(fetch(owner, timeouts(SHORT, SHORT, LONG)), "stalled");
        }
    }

    @Test
    void givesUpOnAHeaderThatComesByteByByte() throws IOException {
        try (var owner = dripping("\000", "0")) {
            assertFailedWithoutTrace(
                    fetch(owner, timeouts(LONG, SHORT.multipliedBy(3), LONG)), "stalled: waited 300 ms for the reply");
        }
    }

    @Test
    void givesUpOnAnOwnerWhoSendsTooSlowly() throws IOException {
        var timeouts = new DownloadTimeouts(LONG, LONG, LONG, LONG, new MinimumRate(SHORT, 1000));
        try (var owner = dripping("\0001000\000", "x")) {
            assertFailedWithoutTrace(fetch(owner, timeouts), "too slow: less than 1000 bytes per second");
        }
    }

    /** Sends the beginning, and then the same byte over and over, with pauses shorter than any timeout of the test. */
    private static ScriptedServer dripping(String beginning, String next) {
        return new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write(beginning.getBytes(UTF_8));
            socket.setSoTimeout((int) SHORT.toMillis() / 5);
            while (true) {
                socket.getOutputStream().write(next.getBytes(UTF_8));
                try {
                    if (socket.getInputStream().read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException pause) {
                    // The next byte is due.
                }
            }
        });
    }

    @Test
    void failsWhenNobodyListens() throws IOException {
        int port = UnusedPort.reserve();
        var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);

        assertFailedWithoutTrace(downloader.fetch(nobody, REMOTE, target, DownloadProgress.NONE), "127.0.0.1:" + port);
    }

    @Test
    void failsWhenTheHostIsUnknown() throws IOException {
        var nowhere = InetSocketAddress.createUnresolved("no-such-host.invalid", 1);

        assertFailedWithoutTrace(
                downloader.fetch(nowhere, REMOTE, target, DownloadProgress.NONE), "no-such-host.invalid: unknown host");
    }

    @Test
    void refusesAFileThatTheDiskHasNoRoomFor() throws IOException {
        try (var owner = sending("\0009223372036854775807\0".getBytes(UTF_8))) {
            assertFailedWithoutTrace(fetch(owner), "bytes; free in " + folder);
        }
    }

    @Test
    void saysWhenTheFolderOfTheTargetIsMissing() throws IOException {
        target = folder.resolve("missing/x");
        try (var owner = sending(PeerClient.served(new byte[5]))) {
            assertFailedWithoutTrace(fetch(owner), "the folder " + folder.resolve("missing") + " does not exist");
        }
    }

    @Test
    void refusesAPathThatTheWireCannotCarry() throws IOException {
        try (var owner = sending(PeerClient.served(new byte[5]))) {
            assertFailedWithoutTrace(
                    downloader.fetch(owner.address(), "no slash", target, DownloadProgress.NONE), "white space");
        }
    }

    @Test
    void leavesNothingWhenTheAgentStopsInTheMiddle() throws Exception {
        var begun = new CompletableFuture<Void>();
        try (var owner = sendingAndStaying("\000100\00012345".getBytes(UTF_8))) {
            var download = CompletableFuture.supplyAsync(
                    () -> downloader.fetch(owner.address(), REMOTE, target, (now, total) -> begun.complete(null)));
            begun.get(10, TimeUnit.SECONDS);
            assertThat(folderNames()).singleElement().asString().matches("\\.target\\.[0-9a-f]{16}\\.part");

            downloader.close();

            assertThat(folderNames()).isEmpty();
            assertFailedWithoutTrace(download.get(10, TimeUnit.SECONDS), "cancelled");
            assertFailedWithoutTrace(fetch(owner), "cancelled");
        }
    }
}
