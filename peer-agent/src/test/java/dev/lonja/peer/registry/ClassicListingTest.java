package dev.lonja.peer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings in the forms that registries send. */
class ClassicListingTest extends ClassicChannelFixture {
    private static final String DESCRIBED = "\0002\0/a the first\0/b\0";
    private static final String PAIRS = "\0002\0/a\0the first\0/b\0\0";

    @Test
    void readsAReplyThatComesByteByByte() {
        try (var server = replying(2, true, false, "\0002\0ana\00010.0.0.1\00020001\0bob\000127.0.0.1\00020002\0")) {
            RegistryAnswer answer = channel(server).ask(new Request.ListUsers("ana"));

            assertThat(answer.reply())
                    .isEqualTo(new Reply.Users(List.of(
                            new ConnectedUser("ana", "10.0.0.1", 20001),
                            new ConnectedUser("bob", "127.0.0.1", 20002))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DESCRIBED, PAIRS})
    void readsEveryFormOfAContentListingFromAServerThatCloses(String listing) {
        try (var server = replying(3, true, false, listing)) {
            assertThat(content(channel(server)))
                    .containsExactly(new PublishedFile("/a", "the first"), new PublishedFile("/b", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DESCRIBED, PAIRS})
    void readsEveryFormOfAContentListingFromAServerThatNeverCloses(String listing) {
        try (var server = replying(3, false, true, listing)) {
            assertThat(content(channel(server)))
                    .containsExactly(new PublishedFile("/a", "the first"), new PublishedFile("/b", ""));
        }
    }

    @Test
    void readsAContentListingOfNamesAlone() {
        try (var server = replying(3, false, false, "\0002\0/a\0/b\0")) {
            assertThat(content(channel(server)))
                    .containsExactly(new PublishedFile("/a", ""), new PublishedFile("/b", ""));
        }
    }

    @Test
    void saysThatARegistryListsMoreThanItAnnounces() {
        try (var server = replying(2, false, false, "\0001\0ana\00010.0.0.1\00020001\0bob\000127.0.0.1\00020002\0")) {
            RegistryAnswer answer = channel(server).ask(new Request.ListUsers("ana"));

            assertThat(answer.reply()).isEqualTo(new Reply.Users(List.of(new ConnectedUser("ana", "10.0.0.1", 20001))));
            assertThat(answer.isPartial()).isTrue();
            assertThat(answer.notes())
                    .containsExactly("registry localhost:" + server.port()
                            + ": sent more entries than announced (1); the others are left out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "\0002", "\0002\0ana\0", "\000x\0", "\0-1\0", "\00099999999999999999999\0"})
    void failsWhenTheListingIsNotWhole(String bytes) {
        try (var server = replying(2, false, false, bytes)) {
            assertFailure(channel(server).ask(new Request.ListUsers("ana")), "registry localhost:" + server.port());
        }
    }

    @Test
    void refusesAListingLongerThanItsLimits() {
        try (var server = replying(2, false, false, "\0002\0ana\00010.0.0.1\00020001\0bob\000127.0.0.1\00020002\0")) {
            ClassicChannel fewEntries = channel(server, new ReplyLimits(1000, 1));
            ClassicChannel fewBytes = channel(server, new ReplyLimits(20, 1000));

            assertFailure(fewEntries.ask(new Request.ListUsers("ana")), "is not a number from 0 to 1");
            assertFailure(fewBytes.ask(new Request.ListUsers("ana")), "longer than 20 bytes");
        }
    }

    private static List<PublishedFile> content(ClassicChannel channel) {
        return ((Reply.Content)
                        channel.ask(new Request.ListContent("ana", "bob")).reply())
                .files();
    }
}
