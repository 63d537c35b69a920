package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.shell.NameLists.Listing;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameListsTest {
    private static final int MAX_NAMES = 10;

    private final NameLists lists = new NameLists(MAX_NAMES);

    @Test
    void cachesTheNamesOfAListing() {
        var listing = new Listing("ana", new Action.ListUsers());

        lists.put(listing, new Reply.Users(List.of(new ConnectedUser("bruno", "::1", 1))), 7);

        assertThat(lists.find(listing)).contains(new NameLists.Cached(List.of("bruno"), 7));
        assertThat(lists.find(new Listing("bruno", new Action.ListUsers()))).isEmpty();
    }

    @Test
    void cachesNoMoreThanTheLimitOfOneList() {
        cache("ana", Stream.generate(() -> "/a").limit(MAX_NAMES + 1).toArray(String[]::new));

        assertThat(names("ana")).get(LIST).hasSize(MAX_NAMES);
    }

    @Test
    void removesTheListThatWasNotUsedForTheLongestTime() {
        cache("ana", "/1", "/2", "/3");
        cache("bruno", "/1", "/2", "/3");
        names("ana");

        cache("carla", "/1", "/2");

        assertThat(names("ana")).isPresent();
        assertThat(names("bruno")).isEmpty();
        assertThat(names("carla")).isPresent();
    }

    @Test
    void limitsTheNumberOfEmptyLists() {
        for (int number = 0; number < 3 * MAX_NAMES; number++) {
            cache("owner" + number);
        }

        assertThat(names("owner19")).isEmpty();
        assertThat(names("owner20")).contains(List.of());
    }

    @Test
    void keepsTheNamesWhenTheRegistryFails() {
        cache("ana", "/1");

        lists.put(listing("ana"), new Reply.Status(Operation.LIST_CONTENT, Outcome.FAILED), 9);
        assertThat(lists.find(listing("ana"))).contains(new NameLists.Cached(List.of("/1"), 9));

        lists.put(listing("ana"), new Reply.Status(Operation.LIST_CONTENT, Outcome.NO_SUCH_OWNER), 9);
        assertThat(names("ana")).contains(List.of());
    }

    private void cache(String owner, String... paths) {
        List<PublishedFile> files =
                Stream.of(paths).map(path -> new PublishedFile(path, "")).toList();
        lists.put(listing(owner), new Reply.Content(files), 0);
    }

    private Optional<List<String>> names(String owner) {
        return lists.find(listing(owner)).map(NameLists.Cached::names);
    }

    private static Listing listing(String owner) {
        return new Listing("me", new Action.ListContent(owner));
    }
}
