package dev.lonja.benchmarks.sessions;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.OutsideProgram;
import dev.lonja.benchmarks.figures.ProcessFigures;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.benchmarks.registry.RegistryUnderLoad;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * TLS 1.3 handshakes with a new connection each, where both sides have a certificate of a P-256 key, in turns with nginx. The client is
 * the same; what a server costs is its processor time.
 */
final class HandshakeRate implements Benchmark {
    private static final Duration TIME = Effort.time(5);
    private static final int CLIENTS = 8;

    private record Round(double perSecond, double serverMicros) {}

    @Override
    public void run() throws Exception {
        try (Stage stage = Stage.open("lonja-benchmark");
                RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(Map.of())) {
            int port = OutsideProgram.freePort();
            Process nginx = startNginx(stage.folder("nginx"), port);
            try {
                compare(registry, nginx, port);
            } finally {
                nginx.destroy();
                nginx.waitFor();
            }
        }
    }

    private static void compare(RegistryProgram registry, Process nginx, int nginxPort) throws Exception {
        HandshakeClients clients = new HandshakeClients(CLIENTS);
        long registryId = registry.program().id();
        measure(clients, registry.port(), registryId);
        measure(clients, nginxPort, nginx.pid());
        List<Round> lonja = new ArrayList<>();
        List<Round> other = new ArrayList<>();
        for (int round = 0; round < Effort.rounds(); round++) {
            lonja.add(measure(clients, registry.port(), registryId));
            other.add(measure(clients, nginxPort, nginx.pid()));
        }
        print(lonja, other);
    }

    private static Round measure(HandshakeClients clients, int port, long pid) throws Exception {
        double before = ProcessFigures.of(pid).cpuSeconds();
        HandshakeClients.Result result = clients.run(port, TIME);
        double used = ProcessFigures.of(pid).cpuSeconds() - before;
        return new Round(result.perSecond(), used * 1e6 / result.count());
    }

    private static void print(List<Round> lonja, List<Round> nginx) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < lonja.size(); round++) {
            ratios.add(lonja.get(round).perSecond() / nginx.get(round).perSecond());
        }
        Table table = new Table("server", "handshakes/s", "processor time of the server, µs each");
        row(table, "Lonja", lonja);
        row(table, "nginx", nginx);
        System.out.printf("%nratio %.2f, of %s%n", Table.median(ratios), Table.range(ratios));
    }

    private static void row(Table table, String server, List<Round> rounds) {
        table.row(server, Table.median(rounds, Round::perSecond), Table.median(rounds, Round::serverMicros));
    }

    /** nginx with a key of the same kind, which asks for the client's certificate as a registry does. */
    private static Process startNginx(Path folder, int port) throws Exception {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        OutsideProgram.run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=nginx",
                "-days",
                "30",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString()));
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                worker_processes auto;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 4096; }
                http {
                    access_log off;
                    server {
                        listen 127.0.0.1:%2$d ssl backlog=4096;
                        ssl_certificate %3$s;
                        ssl_certificate_key %4$s;
                        ssl_protocols TLSv1.3;
                        ssl_session_tickets off;
                        ssl_session_cache off;
                        ssl_verify_client optional_no_ca;
                    }
                }
                """.formatted(folder, port, certificate, key));
        List<String> command = List.of(
                OutsideProgram.find("nginx"),
                "-p",
                folder.toString(),
                "-c",
                configuration.toString(),
                "-g",
                "daemon off;");
        return OutsideProgram.startServer(command, port, folder.resolve("log"));
    }
}
