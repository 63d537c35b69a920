package dev.lonja.peer.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.download.Download;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Downloads, whichever way the user of the agent is connected. */
abstract class FetchingContract extends AgentFixture {
    @Test
    void fetchesAFileIntoAFolderUnderItsOwnName() {
        try (ScriptedServer bruno = owner()) {
            registry().connect("bruno", bruno.port());
            Download download = ana().getFile("bruno", "/b/file.txt", folder().toString());

            assertThat(download).isEqualTo(new Download.Done(folder().resolve("file.txt"), 5));
            assertThat(folder().resolve("file.txt")).hasContent("hello");
        }
    }

    @Test
    void fetchesAFileUnderAnotherName() {
        try (ScriptedServer bruno = owner()) {
            registry().connect("bruno", bruno.port());
            Path copy = folder().resolve("copy");

            assertThat(ana().getFile("bruno", "/b/file.txt", copy.toString())).isEqualTo(new Download.Done(copy, 5));
        }
    }

    @Test
    void takesATargetThatEndsWithASlashForAFolder() throws IOException {
        Path existing = Files.createDirectory(folder().resolve("existing"));
        Path missing = folder().resolve("missing");
        try (ScriptedServer bruno = owner()) {
            registry().connect("bruno", bruno.port());

            assertThat(ana().getFile("bruno", "/b/file", existing + "/")).isInstanceOf(Download.Done.class);
            assertThat(ana().getFile("bruno", "/b/file", missing + "/")).isInstanceOf(Download.Failed.class);
            assertThat(ana().get("bruno", List.of("/a", "/b"), missing + "/"))
                    .isInstanceOfSatisfying(
                            Result.Fetched.class,
                            fetched -> assertThat(fetched.files())
                                    .allMatch(file -> file.download() instanceof Download.Failed));
        }
        assertThat(existing.resolve("file")).hasContent("hello");
        assertThat(missing).doesNotExist();
    }

    @Test
    void fetchesSeveralFilesAndAsksOnceForTheAddress() {
        try (ScriptedServer bruno = owner()) {
            registry().connect("bruno", bruno.port());
            registry().requests().clear();

            Result result = ana().get("bruno", List.of("/a", "/missing", "/b/c"), folder() + "/");

            assertThat(result).isInstanceOfSatisfying(Result.Fetched.class, fetched -> {
                assertThat(fetched.files())
                        .extracting(Result.FetchedFile::remotePath)
                        .containsExactly("/a", "/missing", "/b/c");
                assertThat(fetched.files().get(0).download()).isInstanceOf(Download.Done.class);
                assertThat(fetched.files().get(1).download()).isInstanceOf(Download.NoSuchFile.class);
                assertThat(fetched.files().get(2).download()).isInstanceOf(Download.Done.class);
            });
            assertThat(folder().resolve("a")).hasContent("hello");
            assertThat(folder().resolve("c")).hasContent("hello");
            assertThat(registry().requests())
                    .as("for the address, and for the list in which the missing one could have another form")
                    .filteredOn(request -> request.startsWith("CONNECT"))
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(folder().resolve("missing")).doesNotExist();
        }
    }

    @Test
    void fetchesSeveralFilesIntoAFolderOnly() throws IOException {
        Path file = Files.writeString(folder().resolve("file"), "mine");
        registry().requests().clear();

        assertThat(ana().get("bruno", List.of("/a", "/b"), file.toString()))
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        invalid -> assertThat(invalid.reason()).contains("several files need an existing folder"));
        assertThat(ana().get("bruno", List.of("/a/same", "/b/same"), folder().toString()))
                .isInstanceOfSatisfying(
                        Result.Invalid.class,
                        invalid -> assertThat(invalid.reason()).contains("/a/same and /b/same"));

        assertThat(registry().requests()).isEmpty();
        assertThat(file).hasContent("mine");
    }

    @Test
    void doesNotAskAnOwnerWhoIsNotConnected() {
        assertThat(ana().get("bruno", List.of("/b"), folder().toString()))
                .isEqualTo(new Result.OwnerNotConnected("bruno"));
    }

    @Test
    void resolvesNoNameThatTheRegistryLists() {
        try (ScriptedServer bruno = owner()) {
            registry().force(Operation.LIST_USERS, "\0001\0bruno\0localhost\0" + bruno.port() + "\0");

            assertThat(ana().getFile("bruno", "/b/file.txt", folder().toString()))
                    .isEqualTo(new Download.Failed("the registry lists bruno at localhost port " + bruno.port()
                            + ", which is not tried: it is not an IP address"));
        }
    }

    @Test
    void saysThatTheEntryOfAnOwnerIsLeftOut() {
        registry().force(Operation.LIST_USERS, "\0001\0bruno\000127.0.0.1\0-5\0");

        assertThat(ana().get("bruno", List.of("/b"), folder().toString()))
                .isInstanceOfSatisfying(
                        Result.OwnerUnknown.class,
                        unknown -> assertThat(unknown.refusal().notes())
                                .singleElement()
                                .asString()
                                .contains("left out: port '-5'"));
    }

    @Test
    void tellsWhyTheAddressOfAnOwnerIsNotKnown() {
        registry().force(Operation.LIST_USERS, Outcome.FAILED);

        assertThat(ana().get("bruno", List.of("/b"), folder().toString()))
                .isInstanceOfSatisfying(
                        Result.OwnerUnknown.class,
                        unknown ->
                                assertThat(unknown.refusal().is(Outcome.FAILED)).isTrue());
    }

    /** An owner who answers every request with the same file, but for one that is missing. */
    private static ScriptedServer owner() {
        return new ScriptedServer(socket -> {
            String path = ScriptedServer.readStrings(socket, 2).get(1);
            socket.getOutputStream().write((path.equals("/missing") ? "\1" : "\0005\0hello").getBytes(UTF_8));
        });
    }
}
