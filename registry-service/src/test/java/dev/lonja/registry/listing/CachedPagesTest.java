package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.listing.CachedPages.Packed;
import dev.lonja.registry.listing.CachedPages.Pages;
import dev.lonja.transport.HostAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedPagesTest {
    private static final Caller ANA = new Caller("ana", new HostAddress("192.0.2.1", false));
    private static final DirectoryChange PUBLISH = new DirectoryChange.Publish(ANA, new PublishedFile("/a", ""));
    private static final DirectoryChange CONNECT = new DirectoryChange.Connect(ANA, 5001);
    private static final Packed PACKED = new Packed(List.of(new byte[10]), "next");

    private final Freshness freshness = new Freshness();
    private final CachedPages cached = new CachedPages(freshness);

    @BeforeEach
    void isFresh() {
        freshness.until(System.nanoTime() + Duration.ofMinutes(1).toNanos());
    }

    @Test
    void keepsAPageUntilTheListingChanges() {
        cached.ofOwner("ana").add(Page.FIRST, PACKED);
        cached.ofPeers().add(Page.FIRST, PACKED);
        assertThat(cached.ofOwner("ana").find(Page.FIRST)).contains(PACKED);
        assertThat(cached.ofOwner("ana").find(new Page("", 7))).isEmpty();
        assertThat(cached.ofOwner("bob").find(Page.FIRST)).isEmpty();

        committed(PUBLISH);
        assertThat(cached.ofOwner("ana").find(Page.FIRST)).isEmpty();
        assertThat(cached.ofPeers().find(Page.FIRST)).contains(PACKED);

        committed(CONNECT);
        assertThat(cached.ofPeers().find(Page.FIRST)).isEmpty();
    }

    @Test
    void doesNotKeepAPageThatWasReadBeforeTheChange() {
        Pages reading = cached.ofOwner("ana");
        committed(PUBLISH);
        reading.add(Page.FIRST, PACKED);
        assertThat(cached.ofOwner("ana").find(Page.FIRST)).isEmpty();
    }

    @Test
    void dropsWhatOthersChangeOrMayHaveChanged() {
        cached.ofOwner("ana").add(Page.FIRST, PACKED);
        cached.contentChanged(List.of("ana"));
        assertThat(cached.ofOwner("ana").find(Page.FIRST)).isEmpty();

        cached.ofPeers().add(Page.FIRST, PACKED);
        cached.presenceChanged(List.of("bob"));
        assertThat(cached.ofPeers().find(Page.FIRST)).isEmpty();

        cached.ofOwner("ana").add(Page.FIRST, PACKED);
        cached.failed(List.of(PUBLISH));
        assertThat(cached.ofOwner("ana").find(Page.FIRST)).isEmpty();

        cached.ofOwner("ana").add(Page.FIRST, PACKED);
        freshness.end();
        assertThat(cached.ofOwner("ana").find(Page.FIRST)).isEmpty();
    }

    @Test
    void dropsAllPagesWhenTheyAreTooMany() {
        cached.ofOwner("ana").add(Page.FIRST, PACKED);
        cached.ofOwner("bob").add(Page.FIRST, new Packed(List.of(new byte[16 << 20]), ""));
        assertThat(cached.ofOwner("ana").find(Page.FIRST)).isEmpty();
        assertThat(cached.ofOwner("bob").find(Page.FIRST)).isEmpty();
    }

    private void committed(DirectoryChange change) {
        cached.committed(List.of(change), List.of(new ChangeResult(Outcome.OK, 1)));
    }
}
