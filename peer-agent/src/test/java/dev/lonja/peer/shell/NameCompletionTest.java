package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.protocol.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names with spaces, quotes and apostrophes, completed by the line reader and read by the command loop. */
class NameCompletionTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private TerminalSession session;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        Files.writeString(folder.resolve("My boat.txt"), "");
        Files.writeString(folder.resolve("it's here.txt"), "");
        Files.writeString(folder.resolve("a \"b\".txt"), "");
        session = new TerminalSession(data);
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    @Test
    void publishesAFileWhoseNameIsCompletedInAnyFormOfQuotes() throws IOException {
        Map<String, String> typed = Map.of(
                folder + "/My b", "My%20boat.txt",
                "\"" + folder + "/My b", "My%20boat.txt",
                "'" + folder + "/My b", "My%20boat.txt",
                folder + "/it's", "it's%20here.txt",
                "\"" + folder + "/it's h", "it's%20here.txt",
                "\"" + folder + "/a \\\"b", "a%20\"b\".txt",
                "-r " + folder + "/My b", "My%20boat.txt");
        int commands = 0;
        for (var each : typed.entrySet()) {
            session.registry.requests().clear();
            session.keyboard.press("PUBLISH " + each.getKey() + Keyboard.TAB + Keyboard.ENTER);

            int before = ++commands;
            await(each.getKey()).until(() -> session.agent.output().split("PUBLISH ", -1).length > before);
            assertThat(session.registry.requests())
                    .as(each.getKey())
                    .anyMatch(request -> request.startsWith("PUBLISH ana " + folder + "/" + each.getValue()));
        }
    }

    @Test
    void goesOnInsideTheQuotesWhenSeveralNamesBeginSo() throws IOException {
        Files.writeString(folder.resolve("My boats.txt"), "");

        session.keyboard.press("PUBLISH " + folder + "/My b" + Keyboard.TAB + "s" + Keyboard.TAB + Keyboard.ENTER);

        await().until(() -> session.agent.output().contains("PUBLISH OK"));
        assertThat(session.registry.filesOf("ana")).containsOnlyKeys(folder + "/My%20boats.txt");
    }

    @Test
    void deletesAPublishedFileByTheBeginningOfItsName() throws IOException {
        session.agent.execute("PUBLISH \"" + folder + "/My boat.txt\"");

        session.keyboard.press("DELETE My b" + Keyboard.TAB + Keyboard.ENTER);

        await().until(() -> session.agent.output().contains("DELETE OK"));
        assertThat(session.registry.filesOf("ana")).isEmpty();
    }

    @Test
    void tellsARemoteNameFromALocalOne() {
        session.registry.force(Operation.LIST_CONTENT, "\0002\0/x/My%20boat.txt\0/x/notes.txt\0");

        assertThat(session.agent.complete("GET_FILE bob My b")).containsExactly("/x/My boat.txt", "/x/notes.txt");
        assertThat(session.agent.complete("GET_FILE bob notes.txt " + folder + "/My"))
                .containsExactly(folder + "/My boat.txt");
        assertThat(session.agent.complete("GET_FILE bob My boat.txt " + folder + "/My"))
                .containsExactly(folder + "/My boat.txt");
        assertThat(session.agent.complete("GET_FILE bob \"My boat.txt\" " + folder + "/it"))
                .containsExactly(folder + "/it's here.txt");
    }
}
