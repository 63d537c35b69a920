package dev.lonja.registry.api;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.wire.RegistryConversation;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A test that uses a running registry over HTTP and over the classic protocol. */
public abstract class AdminConversation extends RegistryConversation {
    protected static final String API = "/api/v1";

    @Inject
    GroupCommit writes;

    /** Makes a change as the wire does. */
    protected Outcome make(DirectoryChange change) {
        return writes.submit(change).toCompletableFuture().join();
    }

    protected static RequestSpecification admin() {
        return account("admin");
    }

    protected static RequestSpecification viewer() {
        return account("viewer");
    }

    protected static RequestSpecification nobody() {
        return RestAssured.given().urlEncodingEnabled(false);
    }

    /** A value as it stands in the query of an address. */
    protected static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static RequestSpecification account(String name) {
        return nobody().auth().preemptive().basic(name, name);
    }
}
