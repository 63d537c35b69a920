package dev.lonja.registry.page;

import dev.lonja.registry.access.Accounts;
import dev.lonja.registry.background.Leadership;
import dev.lonja.registry.start.SuccessfulStart;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says where the page is, as the last line of a start. */
@Singleton
class StartReport {
    private static final Logger LOG = Logger.getLogger(StartReport.class);
    /** The first check of the leadership is logged too; it takes milliseconds. */
    private static final Duration LEADERSHIP = Duration.ofSeconds(2);

    private static final String CONTAINER = "container";

    private final String host;
    private final int port;
    private final Accounts accounts;
    private final Leadership leadership;

    StartReport(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            Accounts accounts,
            Leadership leadership) {
        this.host = host;
        this.port = port;
        this.accounts = accounts;
        this.leadership = leadership;
    }

    /** HTTP is served: nothing that comes later can make the start fail. */
    void onHttp(@ObservesAsync HttpServerStart started) {
        accounts.announce(System.err, ConfigUtils.isProfileActive(CONTAINER));
        leadership.awaitFirstCheck(LEADERSHIP);
        SuccessfulStart.tell();
        LOG.infof("the page: %s", address(host, port == 0 ? chosenPort() : port));
    }

    /** Quarkus puts the port that the system has chosen into the configuration. */
    private static int chosenPort() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }

    static String address(String host, int port) {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port + "/";
    }
}
