package dev.lonja.endtoend.replicas;

import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One of the registries. It keeps its ports when it is started again. */
final class Replica {
    private static final int HEALTH_MILLIS = 1000;

    private final Stage stage;
    private final String name;
    private final int port;
    private final int httpPort;
    private final Map<String, String> settings;
    private @Nullable Program program;

    Replica(Stage stage, String name, int port, int httpPort, Map<String, String> settings) {
        this.stage = stage;
        this.name = name;
        this.port = port;
        this.httpPort = httpPort;
        this.settings = new TreeMap<>(settings);
        this.settings.put("LONJA_REGISTRY_PORT", Integer.toString(port));
        this.settings.put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** Starts it without waiting until it is ready. */
    void launch() {
        program = stage.launchRegistry("no-data-of-" + name, settings);
    }

    void awaitReady() {
        await(name + " is ready").atMost(Program.TIMEOUT).until(() -> {
            if (!running().isRunning()) {
                throw new IllegalStateException(running().result().toString());
            }
            return isReady();
        });
    }

    /** Whether its readiness check is positive. */
    boolean isReady() {
        try {
            HttpURLConnection health =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + httpPort + "/q/health/ready")
                            .toURL()
                            .openConnection();
            health.setConnectTimeout(HEALTH_MILLIS);
            health.setReadTimeout(HEALTH_MILLIS);
            return health.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException away) {
            return false;
        }
    }

    ProgramResult kill() {
        return running().kill();
    }

    ProgramResult stop() {
        return running().stop();
    }

    ProgramResult result() {
        return running().result();
    }

    @Override
    public String toString() {
        return name;
    }

    private Program running() {
        return Objects.requireNonNull(program, name + " was not started");
    }
}
