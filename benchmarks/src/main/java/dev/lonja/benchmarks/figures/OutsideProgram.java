package dev.lonja.benchmarks.figures;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that Lonja is compared with. The message about a missing one names its package. */
public final class OutsideProgram {
    private static final Map<String, String> PACKAGES =
            Map.of("nginx", "nginx-light", "curl", "curl", "python3", "python3");

    private static final int MAX_ATTEMPTS = 200;

    private OutsideProgram() {}

    /** Fails if one of the programs is not installed. */
    public static void requireAll() throws IOException {
        for (String name : PACKAGES.keySet().stream().sorted().toList()) {
            find(name);
        }
    }

    /** The path of a program. The folders for system programs are searched even if PATH does not contain them. */
    public static String find(String name) throws IOException {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(file -> file.toFile().canExecute())
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        name + " is not installed (Debian: apt-get install " + PACKAGES.get(name) + ")"));
    }

    /** A port that is free now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Runs a program to its end, and fails with what it has printed if that is not a success. */
    public static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed:\n" + output);
        }
    }

    /** Starts a server, and waits until it accepts connections on that port. */
    public static Process startServer(List<String> command, int port, Path log) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int attempt = 1; !accepts(port); attempt++) {
            if (!process.isAlive() || attempt == MAX_ATTEMPTS) {
                process.destroy();
                throw new IOException(command + " does not accept connections on port " + port + "; see " + log);
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
