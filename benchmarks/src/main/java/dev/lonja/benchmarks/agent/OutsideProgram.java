package dev.lonja.benchmarks.agent;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that a transfer is compared with: they must be installed, and whoever lacks one is told how to get it. */
final class OutsideProgram {
    private static final Map<String, String> PACKAGES =
            Map.of("nginx", "nginx-light", "curl", "curl", "python3", "python3");

    private static final int START_LOOKS = 200;

    private OutsideProgram() {}

    static void requireAll() throws IOException {
        for (String name : PACKAGES.keySet().stream().sorted().toList()) {
            find(name);
        }
    }

    /** Where the program lies: system folders are looked at even when PATH does not name them. */
    static String find(String name) throws IOException {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(file -> file.toFile().canExecute())
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        name + " is not installed (Debian: apt-get install " + PACKAGES.get(name) + ")"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts a server, and waits until it accepts on that port. */
    static Process startServer(List<String> command, int port, Path log) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int look = 1; !accepts(port); look++) {
            if (!process.isAlive() || look == START_LOOKS) {
                process.destroy();
                throw new IOException(command + " does not accept on port " + port + "; see " + log);
            }
            Thread.sleep(20);
        }
        return process;
    }

    private static boolean accepts(int port) {
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
            return channel.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
