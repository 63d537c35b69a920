package dev.lonja.endtoend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import dev.lonja.endtoend.UnusedPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The exact standard output of the agent when its input is a pipe. */
class AgentSessionIT extends AgentSession {
    @Test
    void printsTheTextOfEveryOutcome() throws IOException {
        Files.writeString(stage.folder("ana").resolve("a.txt"), "the content of a.txt\n");
        assertThat(client().status("REGISTER", "bruno")).isZero();
        Transcript transcript =
                Transcript.of("""
                c> UNREGISTER ana
                USER DOES NOT EXIST
                c> CONNECT ana
                CONNECT FAIL, USER DOES NOT EXIST
                c> DISCONNECT ana
                DISCONNECT FAIL, USER DOES NOT EXIST
                c> PUBLISH {folder}/a.txt too early
                PUBLISH FAIL, USER NOT CONNECTED
                c> LIST_USERS
                LIST_USERS FAIL, USER NOT CONNECTED
                c> LIST_CONTENT bruno
                LIST_CONTENT FAIL, USER NOT CONNECTED
                c> DELETE {folder}/a.txt
                DELETE FAIL, USER NOT CONNECTED
                c> REGISTER ana
                REGISTER OK
                c> REGISTER ana
                USERNAME IN USE
                c> DISCONNECT ana
                DISCONNECT FAIL, USER NOT CONNECTED
                c> CONNECT ana
                CONNECT OK
                c> LIST_USERS
                LIST_USERS OK
                ana 127.0.0.1 {port}
                c> PUBLISH {folder}/a.txt a file of mine
                PUBLISH OK
                c> PUBLISH {folder}/a.txt a file of mine
                PUBLISH FAIL, CONTENT ALREADY PUBLISHED
                c> PUBLISH a-path-of-the-working-folder.txt
                PUBLISH OK
                c> LIST_CONTENT ana
                LIST_CONTENT OK
                {folder}/a-path-of-the-working-folder.txt
                {folder}/a.txt a file of mine
                c> LIST_CONTENT bruno
                LIST_CONTENT OK
                c> LIST_CONTENT nobody
                LIST_CONTENT FAIL, REMOTE USER DOES NOT EXIST
                c> GET_FILE ana {folder}/a.txt copy.txt
                GET_FILE OK
                c> GET_FILE ana {folder}/never-published.txt other.txt
                GET_FILE FAIL, FILE NOT EXIST
                c> GET_FILE bruno {folder}/a.txt other.txt
                GET_FILE FAIL
                c> DELETE {folder}/a.txt
                DELETE OK
                c> DELETE {folder}/a.txt
                DELETE FAIL, CONTENT NOT PUBLISHED
                c> DISCONNECT ana
                DISCONNECT OK
                c> UNREGISTER ana
                UNREGISTER OK
                c> QUIT
                """, Map.of("folder", stage.folder("ana").toString()));

        ProgramResult result = play("ana", transcript);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output()).as(result.toString()).matches(transcript.output());
        assertThat(stage.folder("ana").resolve("copy.txt")).hasContent("the content of a.txt\n");
        assertThat(stage.folder("ana").resolve("other.txt")).doesNotExist();
    }

    @Test
    void acceptsOperationsInAnyCase() {
        Transcript transcript = Transcript.of("""
                c> register ana
                REGISTER OK
                c> Connect ana
                CONNECT OK
                c> list_users
                LIST_USERS OK
                ana 127.0.0.1 {port}
                c> disConnect ana
                DISCONNECT OK
                c> quit
                """, Map.of());

        ProgramResult result = play("ana", transcript);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output()).as(result.toString()).matches(transcript.output());
    }

    @Test
    void saysWhatItExpectedAndGoesOn() {
        Program agent = stage.launchAgent("ana", registry.port());
        agent.type("HELP\nFROBNICATE\nREGISTER\nREGISTER a b c\n\nREGISTER ana\nQUIT\n");

        ProgramResult result = agent.awaitExit();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output()).as(result.toString()).contains("GET_FILE <owner> <remote-path> <local-path>");
        assertThat(result.output().lines())
                .filteredOn(line -> line.endsWith("REGISTER <user>"))
                .hasSize(2);
        assertThat(result.output()).as(result.toString()).endsWith("REGISTER OK\nc> ");
    }

    @Test
    void failsEveryOperationWhenTheRegistryIsGone() {
        int nobody = UnusedPort.reserve();
        Program agent = stage.launchAgent("ana", nobody);
        agent.type("REGISTER ana\nUNREGISTER ana\nCONNECT ana\nDISCONNECT ana\nQUIT\n");

        ProgramResult result = agent.awaitExit();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output())
                .isEqualTo("c> REGISTER FAIL\nc> UNREGISTER FAIL\nc> CONNECT FAIL\nc> DISCONNECT FAIL\nc> ");
        assertThat(result.error()).contains("127.0.0.1").contains(Integer.toString(nobody));
    }

    @Test
    void speaksUtf8WhateverTheLocale() throws IOException {
        Path file = Files.writeString(stage.folder("ana").resolve("a.txt"), "ñ");
        Program program = stage.launchAgent("ana", registry.port(), Map.of("LC_ALL", "C"));
        try (AgentProgram agent = AgentProgram.awaitStart(program)) {
            assertThat(agent.ask("REGISTER ñandú")).isEqualTo("REGISTER OK\n");
            assertThat(agent.ask("CONNECT ñandú")).isEqualTo("CONNECT OK\n");
            assertThat(agent.ask("PUBLISH " + file + " canción")).isEqualTo("PUBLISH OK\n");
            assertThat(agent.ask("LIST_CONTENT ñandú")).isEqualTo("LIST_CONTENT OK\n" + file + " canción\n");
            assertThat(client().list(1, "LIST_CONTENT", "ñandú", "ñandú")).containsExactly(file + " canción");
            assertThat(agent.ask("UNREGISTER ñandú")).isEqualTo("UNREGISTER OK\n");
        }
    }

    private static ProgramResult play(String name, Transcript transcript) {
        Program agent = stage.launchAgent(name, registry.port());
        agent.type(transcript.typed());
        return agent.awaitExit();
    }
}
