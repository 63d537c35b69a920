package dev.lonja.benchmarks.agent;

import dev.lonja.benchmarks.figures.OutsideProgram;
import dev.lonja.benchmarks.figures.ProcessFigures;
import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A process that serves files on a port of the loopback address. */
record Sender(String name, long pid, DiscardingReceiver receiver, Runnable stop) implements AutoCloseable {

    /** nginx with the usual configuration for static files: one worker per processor, and sendfile. */
    static Sender nginx(Path folder, Path file) throws Exception {
        int port = OutsideProgram.freePort();
        Path configuration =
                Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                user root;
                worker_processes auto;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  client_body_temp_path %1$s/nginx-body;
                  proxy_temp_path %1$s/nginx-proxy;
                  fastcgi_temp_path %1$s/nginx-fastcgi;
                  uwsgi_temp_path %1$s/nginx-uwsgi;
                  scgi_temp_path %1$s/nginx-scgi;
                  server { listen 127.0.0.1:%2$d; root %3$s; }
                }
                """.formatted(folder, port, folderOf(file)));
        if (!"root".equals(System.getProperty("user.name"))) {
            Files.writeString(configuration, Files.readString(configuration).replace("user root;\n", ""));
        }
        List<String> command =
                List.of(OutsideProgram.find("nginx"), "-e", folder + "/nginx.log", "-c", configuration.toString());
        return server("nginx sendfile", command, port, file, folder.resolve("nginx.out"));
    }

    /** The HTTP server of Python's standard library. */
    static Sender python(Path folder, Path file) throws Exception {
        int port = OutsideProgram.freePort();
        List<String> command = List.of(
                OutsideProgram.find("python3"),
                "-m",
                "http.server",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--directory",
                folderOf(file).toString());
        return server("Python http.server", command, port, file, folder.resolve("python.out"));
    }

    /** An agent whose user publishes the file. */
    static Sender agent(Stage stage, int registryPort, String way, Path file) throws IOException {
        String user = "owner-" + way;
        AgentProgram agent = stage.startAgent(user, registryPort, Map.of("LONJA_PEER_TRANSFER", way));
        expect(agent, "REGISTER " + user);
        expect(agent, "CONNECT " + user);
        expect(agent, "PUBLISH " + file);
        int port = portOf(agent, user);
        return new Sender(
                "Lonja " + way, agent.program().id(), DiscardingReceiver.lonja(port, file.toString()), agent::close);
    }

    static void expect(AgentProgram agent, String command) throws IOException {
        String answer = agent.ask(command);
        if (!answer.endsWith(" OK\n")) {
            throw new IOException(command + ": " + answer + agent.program().error());
        }
    }

    static int portOf(AgentProgram agent, String user) throws IOException {
        return agent.ask("LIST_USERS")
                .lines()
                .filter(line -> line.startsWith(user + " "))
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new IOException("no port of " + user));
    }

    ProcessFigures figures() throws IOException {
        return ProcessFigures.of(pid);
    }

    @Override
    public void close() {
        stop.run();
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static Sender server(String name, List<String> command, int port, Path file, Path log) throws Exception {
        Process process = OutsideProgram.startServer(command, port, log);
        return new Sender(
                name, process.pid(), DiscardingReceiver.http(port, "/" + file.getFileName()), () -> stop(process));
    }

    private static void stop(Process process) {
        process.destroy();
        process.onExit().join();
    }
}
