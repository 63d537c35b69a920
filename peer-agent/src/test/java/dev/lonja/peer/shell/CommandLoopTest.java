package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.UnusedPort;
import dev.lonja.protocol.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transcripts of the command loop: standard output, exactly. */
class CommandLoopTest {
    @TempDir
    private Path folder;

    private FakeRegistry registry;
    private ShellFixture agent;

    @BeforeEach
    void start() throws IOException {
        folder = folder.toRealPath();
        registry = new FakeRegistry();
        agent = new ShellFixture(registry.port(), folder.resolve("data"));
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
        registry.close();
    }

    @Test
    void printsTheTextsOfTheProtocolPageAfterThePrompt() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello");
        Path copy = folder.resolve("a copy.txt");

        String output = agent.type(
                "register ana",
                "REGISTER ana",
                "CONNECT ana",
                "PUBLISH " + file + " the first one",
                "PUBLISH " + file,
                "LIST_CONTENT ana",
                "LIST_CONTENT nobody",
                "GET_FILE ana " + file + " \"" + copy + "\"",
                "GET_FILE ana /unpublished \"" + copy + "\"",
                "DELETE " + file,
                "DELETE " + file,
                "DISCONNECT ana",
                "UNREGISTER ana",
                "UNREGISTER ana",
                "CONNECT ana",
                "QUIT",
                "REGISTER never");

        assertThat(output)
                .isEqualTo("c> REGISTER OK\n"
                        + "c> USERNAME IN USE\n"
                        + "c> CONNECT OK\n"
                        + "c> PUBLISH OK\n"
                        + "c> PUBLISH FAIL, CONTENT ALREADY PUBLISHED\n"
                        + "c> LIST_CONTENT OK\n"
                        + file + " the first one\n"
                        + "c> LIST_CONTENT FAIL, REMOTE USER DOES NOT EXIST\n"
                        + "c> GET_FILE OK\n"
                        + "c> GET_FILE FAIL, FILE NOT EXIST\n"
                        + "c> DELETE OK\n"
                        + "c> DELETE FAIL, CONTENT NOT PUBLISHED\n"
                        + "c> DISCONNECT OK\n"
                        + "c> UNREGISTER OK\n"
                        + "c> USER DOES NOT EXIST\n"
                        + "c> CONNECT FAIL, USER DOES NOT EXIST\n"
                        + "c> ");
        assertThat(copy).hasContent("hello");
    }

    @Test
    void listsUsersALineEach() {
        registry.force(Operation.LIST_USERS, "\0002\0ana\00010.0.0.1\00020001\0bob\000127.0.0.1\00020002\0");

        assertThat(agent.type("REGISTER ana", "CONNECT ana", "LIST_USERS"))
                .endsWith("c> LIST_USERS OK\nana 10.0.0.1 20001\nbob 127.0.0.1 20002\nc> \n");
    }

    @Test
    void escapesControlCharactersThatARegistrySends() {
        registry.force(Operation.LIST_CONTENT, "\0001\0/a\033[31m red\007\0");

        assertThat(agent.type("REGISTER ana", "CONNECT ana", "LIST_CONTENT ana"))
                .endsWith("c> LIST_CONTENT OK\n/a\\u{1b}[31m red\\u{7}\nc> \n");
    }

    @Test
    void escapesControlCharactersInReasons() {
        agent.type("REGISTER ana", "CONNECT ana", "GET_FILE ana /a \"" + folder + "/no\033[31m/b\"");

        assertThat(agent.errors()).contains("/no\\u{1b}[31m").doesNotContain("\033");
    }

    @Test
    void printsTheUsageAfterAnErrorAndGoesOn() {
        assertThat(agent.type("REGISTER", "FETCH", "", "REGISTER ana"))
                .isEqualTo("c> Syntax error. Usage: REGISTER <user>\n"
                        + "c> Syntax error. Usage: REGISTER | UNREGISTER | CONNECT | DISCONNECT | PUBLISH | DELETE"
                        + " | LIST_USERS | LIST_CONTENT | SEARCH | GET_FILE | DOWNLOADS | CANCEL | HELP | QUIT\n"
                        + "c> c> REGISTER OK\n"
                        + "c> \n");
        assertThat(agent.errors())
                .isEqualTo("lonja: REGISTER needs <user>; HELP REGISTER explains it\n"
                        + "lonja: there is no command 'FETCH'; did you mean GET_FILE?\n");
    }

    @Test
    void helpExplainsOneCommand() {
        assertThat(agent.type("help get_file"))
                .startsWith("c> The command, in upper or lower case:\nGET_FILE <owner>")
                .doesNotContain("REGISTER");
    }

    @Test
    void helpNamesEveryCommandWithItsArguments() {
        String help = agent.type("HELP");

        for (Verb verb : Verb.values()) {
            assertThat(help).contains("\n" + verb.usage());
        }
        assertThat(help.lines()).allMatch(line -> line.length() <= 80, "fits into 80 columns");
    }

    @Test
    void answersLocallyWhileNobodyIsConnected() {
        String output = agent.type("PUBLISH /a", "DELETE /a", "LIST_USERS", "LIST_CONTENT ana");

        assertThat(output)
                .isEqualTo("c> PUBLISH FAIL, USER NOT CONNECTED\n"
                        + "c> DELETE FAIL, USER NOT CONNECTED\n"
                        + "c> LIST_USERS FAIL, USER NOT CONNECTED\n"
                        + "c> LIST_CONTENT FAIL, USER NOT CONNECTED\n"
                        + "c> \n");
        assertThat(agent.errors()).contains("no user is connected here");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void sendsNothingThatTheProtocolCannotCarry() {
        String output = agent.type(
                "REGISTER ana",
                "CONNECT ana",
                "PUBLISH /a " + "x".repeat(256),
                "PUBLISH \"/nul\\u{0}\"",
                "DELETE \"/nul\\u{0}\"",
                "REGISTER " + "u".repeat(256),
                "CONNECT \"white space\"",
                "GET_FILE ana /a/../b /tmp",
                "LIST_USERS extra");

        assertThat(output)
                .startsWith("c> REGISTER OK\n"
                        + "c> CONNECT OK\n"
                        + "c> PUBLISH FAIL\n"
                        + "c> PUBLISH FAIL\n"
                        + "c> DELETE FAIL\n"
                        + "c> REGISTER FAIL\n"
                        + "c> CONNECT FAIL\n"
                        + "c> GET_FILE FAIL\n"
                        + "c> Syntax error. Usage: LIST_USERS\n");
        assertThat(agent.errors())
                .contains(
                        "/nul\\u{0}: nul character not allowed", "the limit is 0 to 255", "has a '.' or '..' segment");
        assertThat(registry.requests()).containsExactly("REGISTER ana", "CONNECT ana", "DISCONNECT ana");
    }

    @Test
    void makesLocalPathsAbsoluteAndPlain() {
        agent.type("REGISTER ana", "CONNECT ana", "PUBLISH ./x/../no-such-file some words", "DELETE no-such-file");

        String path = Path.of("no-such-file").toAbsolutePath().toString();
        assertThat(registry.requests()).contains("PUBLISH ana " + path + " some words", "DELETE ana " + path);
        assertThat(agent.errors()).contains(path + " does not exist yet");
    }

    @Test
    void printsTheLastTextOfTheRowWhenThereIsNoRegistry() throws Exception {
        int nobody = UnusedPort.reserve();
        try (var lonely = new ShellFixture(nobody, folder.resolve("data"))) {
            assertThat(lonely.type(
                            "REGISTER ana", "UNREGISTER ana", "CONNECT ana", "DISCONNECT ana", "GET_FILE a /b c"))
                    .isEqualTo("c> REGISTER FAIL\n"
                            + "c> UNREGISTER FAIL\n"
                            + "c> CONNECT FAIL\n"
                            + "c> DISCONNECT FAIL\n"
                            + "c> GET_FILE FAIL\n"
                            + "c> \n");
            assertThat(lonely.errors()).contains("registry localhost:" + nobody + ": Connection refused");
        }
    }

    @Test
    void disconnectsAtTheEndOfTheInput() {
        agent.type("REGISTER ana", "CONNECT ana");

        assertThat(registry.requests()).containsExactly("REGISTER ana", "CONNECT ana", "DISCONNECT ana");
        assertThat(registry.portOf("ana")).isEmpty();
    }

    @Test
    void disconnectsAtQuitAndReadsNoFurther() {
        agent.type("REGISTER ana", "CONNECT ana", "quit", "REGISTER bob");

        assertThat(registry.requests()).containsExactly("REGISTER ana", "CONNECT ana", "DISCONNECT ana");
    }
}
