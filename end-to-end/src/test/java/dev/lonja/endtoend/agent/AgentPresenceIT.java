package dev.lonja.endtoend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.ProgramResult;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The presence of a user whose agent runs, ends or crashes. */
class AgentPresenceIT extends AgentSession {
    @Test
    void disconnectsAtQuit() throws IOException {
        AgentProgram agent = stage.startAgent("ana", registry.port());
        assertThat(agent.ask("REGISTER ana")).isEqualTo("REGISTER OK\n");
        assertThat(agent.ask("CONNECT ana")).isEqualTo("CONNECT OK\n");

        ProgramResult result = agent.quit();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(client().status("LIST_USERS", "ana")).isEqualTo(2);
    }

    @Test
    void disconnectsAtTheEndOfItsInput() throws IOException {
        AgentProgram agent = stage.startAgent("ana", registry.port());
        agent.ask("REGISTER ana");
        assertThat(agent.ask("CONNECT ana")).isEqualTo("CONNECT OK\n");

        agent.program().endInput();

        ProgramResult result = agent.program().awaitExit();
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(client().status("LIST_USERS", "ana")).isEqualTo(2);
    }

    @Test
    void disconnectsWhenItIsToldToEnd() throws IOException {
        AgentProgram agent = stage.startAgent("ana", registry.port());
        agent.ask("REGISTER ana");
        agent.ask("CONNECT ana");

        agent.program().stop();

        assertThat(client().status("LIST_USERS", "ana")).isEqualTo(2);
    }

    @Test
    void connectingAsAnotherUserDisconnectsTheOneBefore() throws IOException {
        client().status("REGISTER", "bruno");
        try (AgentProgram agent = stage.startAgent("ana", registry.port())) {
            agent.ask("REGISTER ana");
            agent.ask("CONNECT ana");

            assertThat(agent.ask("CONNECT bruno")).isEqualTo("CONNECT OK\n");

            assertThat(client().status("LIST_USERS", "ana")).isEqualTo(2);
            assertThat(client().list(3, "LIST_USERS", "bruno"))
                    .startsWith("bruno")
                    .hasSize(3);
        }
    }

    @Test
    void looksAfterItsOwnPresenceAndNoOtherWithoutASession() throws IOException {
        Map<String, String> often = Map.of("LONJA_PEER_SERVE_PRESENCE_INTERVAL", "200ms");
        try (AgentProgram ana =
                        AgentProgram.awaitStart(stage.launchAgent("unpinned", registry.port(), often, "--classic"));
                AgentProgram namesake = AgentProgram.awaitStart(
                        stage.launchAgent("namesake", registry.port(), Map.of(), "--classic"))) {
            ana.ask("REGISTER ana");
            ana.ask("CONNECT ana");

            assertThat(client().status("DISCONNECT", "ana")).isZero();

            ana.program().awaitError("ana is connected again", text -> text.contains("it was connected again"));
            assertThat(namesake.ask("CONNECT ana")).isEqualTo("USER ALREADY CONNECTED\n");
            assertThat(namesake.quit().exitCode()).isZero();
            assertThat(client().list(3, "LIST_USERS", "ana")).startsWith("ana");
        }
    }

    @Test
    void comesBackAfterACrashWithoutWaiting() {
        AgentProgram agent = stage.startAgent("ana", registry.port());
        agent.ask("REGISTER ana");
        agent.ask("CONNECT ana");
        agent.program().kill();

        try (AgentProgram again = stage.startAgent("ana", registry.port())) {
            assertThat(again.ask("CONNECT ana")).isEqualTo("CONNECT OK\n");
        }
    }
}
