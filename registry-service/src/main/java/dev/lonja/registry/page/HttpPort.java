package dev.lonja.registry.page;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a start whose HTTP port is taken, before anything else has begun. */
@Singleton
class HttpPort {
    private final String host;
    private final int port;

    HttpPort(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.host = host;
        this.port = port;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            check(host, port);
        }
    }

    /** Quarkus would say it in several lines, after the registry has begun to serve. */
    static void check(String host, int port) {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            // Without a cause, Quarkus prints this as one line, without a stack trace.
            throw new ConfigurationException(
                    "The registry cannot serve its page on " + host + ":" + port + ": "
                            + taken.getMessage()
                            + ". Is another one running? --http-port, or QUARKUS_HTTP_HOST and QUARKUS_HTTP_PORT, choose another place.");
        }
    }
}
