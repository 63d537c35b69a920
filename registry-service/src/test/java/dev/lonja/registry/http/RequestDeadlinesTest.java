package dev.lonja.registry.http;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.wire.RegistryConversation;
import io.netty.channel.ChannelHandler;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The HTTP server of the running registry. */
@QuarkusTest
class RequestDeadlinesTest extends RegistryConversation {
    @Inject
    SeenConnection seen;

    @Test
    void watchesEveryConnectionOfTheRegistry() {
        get("/q/health/live").then().statusCode(200);

        assertThat(seen.first.get()).isInstanceOf(RequestDeadline.class);
    }

    /** The first handler of the connection that the last request came on. */
    @Singleton
    static class SeenConnection {
        final AtomicReference<ChannelHandler> first = new AtomicReference<>();

        void register(@Observes Filters filters) {
            filters.register(
                    context -> {
                        if (context.request().connection() instanceof ConnectionBase connection) {
                            first.set(connection.channel().pipeline().first());
                        }
                        context.next();
                    },
                    1);
        }
    }
}
