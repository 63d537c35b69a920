package dev.lonja.endtoend.agent;

import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SharedRegistry;
import dev.lonja.endtoend.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Programs of the agents of ana and bruno, at a registry that has no other users. */
abstract class AgentSession {
    static Stage stage;
    static RegistryProgram registry;

    @BeforeAll
    static void open() {
        stage = Stage.open("lonja-agent");
        registry = SharedRegistry.withoutUsers();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @AfterEach
    void removeUsers() {
        SharedRegistry.withoutUsers();
    }

    static PlainSocketClient client() {
        return PlainSocketClient.classic(registry.port());
    }
}
