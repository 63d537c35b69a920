package dev.lonja.registry.listing;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.payload.Strings;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.delivery.EncodedPage;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.Sessions;
import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sessions are answered from memory: the rows of the database, page by page. */
@QuarkusTest
class SessionListingsTest extends RegistryConversation {
    private static final Caller ANA = session("ana", 'a', "127.0.0.1");
    private static final Caller BOB = classic("bob", "10.0.0.2");

    @Inject
    GroupCommit writes;

    @Inject
    Listings listings;

    @Inject
    Directory directory;

    @Inject
    Transactions transactions;

    @BeforeEach
    void connectSome() throws SQLException {
        make(new KeyChange.RegisterKey(ANA, KeyChange.NO_CODE, Codes.fresh()));
        make(Sessions.connect(ANA, 5001));
        for (Caller classic : List.of(BOB, classic("eva", "2001:db8::1"), classic("zoe", "10.0.0.3"))) {
            make(new DirectoryChange.Register(classic.user(), ""));
            make(new DirectoryChange.Connect(classic, 80));
        }
        Caller quiet = session("quiet", 'c', "10.0.0.4");
        make(new KeyChange.RegisterKey(quiet, KeyChange.NO_CODE, Codes.fresh()));
        make(Sessions.connect(quiet, 0));
        caughtUp.await();
    }

    @Test
    void listsPeersAsTheDatabaseDoes() throws SQLException {
        checkPeers();
        make(new DirectoryChange.Disconnect(BOB));
        make(Sessions.connect(ANA, 5002));
        checkPeers();
        change("UPDATE presence SET features = 'x y', addresses = '' WHERE port = 5002");
        checkPeers();
        change("UPDATE registered_user SET name = 'zora' WHERE name = 'zoe'");
        checkPeers();
        change("TRUNCATE presence");
        assertThat(listings.findPeers(ANA, Page.FIRST)).isEmpty();
    }

    @Test
    void listsFilesAsTheDatabaseDoes() throws SQLException {
        checkFiles("ana");
        for (String path : List.of("/My boats", "/b", "/ñ", "f1", "/" + "long".repeat(300))) {
            make(Sessions.publish(ANA, path));
        }
        make(new DirectoryChange.Publish(BOB, new PublishedFile("/a%20b", "classic")));
        checkFiles("ana");
        checkFiles("bob");
        make(new DirectoryChange.Publish(BOB, new PublishedFile("/c", "classic")));
        checkFiles("bob");
        make(new SessionChange.DeleteFile(ANA, ClassicForm.of("/b")));
        checkFiles("ana");
        change("UPDATE published_file SET size = 7, root = repeat('a', 64)");
        checkFiles("ana");
        checkFiles("bob");
        change("DELETE FROM published_file WHERE user_id = (SELECT id FROM registered_user WHERE name = 'bob')");
        checkFiles("bob");
        make(new DirectoryChange.Unregister(BOB));
        assertThat(files("bob", Page.FIRST)).isInstanceOf(FilesPage.NoSuchOwner.class);
        make(new DirectoryChange.Register("bob", ""));
        checkFiles("bob");
    }

    @Test
    void asksTheDatabaseAboutCallersWhoDoNotHaveThePresence() {
        assertThat(peers(Page.FIRST).payloads()).as("the caller who has it").hasSize(1);
        assertThat(listings.findPeers(session("ana", 'b', "127.0.0.1"), Page.FIRST))
                .isEmpty();
        assertThat(listings.findPeers(session("ana", 'a', "10.0.0.9"), Page.FIRST))
                .isEmpty();
        assertThat(listings.findFiles(session("bob", 'b', "10.0.0.2"), "bob", Page.FIRST, Runnable::run))
                .as("the name may have keys")
                .isEmpty();
        assertThat(listings.findFiles(session("nobody", 'b', "10.0.0.2"), "bob", Page.FIRST, Runnable::run))
                .isEmpty();
        make(new DirectoryChange.Disconnect(ANA));
        assertThat(listings.findPeers(ANA, Page.FIRST)).isEmpty();
    }

    @Test
    void forgetsAKeyThatIsDropped() {
        var code = Codes.fresh();
        make(new KeyChange.Invite(ANA, InvitePurpose.DEVICE, code));
        Caller other = session("ana", 'b', "127.0.0.1");
        make(new KeyChange.Redeem(other, code.hash(), "", Codes.fresh()));
        assertThat(peers(Page.FIRST).payloads()).hasSize(1);

        make(new KeyChange.DropKey(other, ANA.key().orElseThrow()));

        assertThat(listings.findPeers(ANA, Page.FIRST)).isEmpty();
    }

    private void checkPeers() {
        for (String after : List.of("", "ana", "anb", "bob", "boc", "zz", "\u0001")) {
            for (int limit : new int[] {1, 2, 4, 5, 1000}) {
                Page page = new Page(after, limit);
                assertThat(rows(peers(page)))
                        .as("%s", page)
                        .isEqualTo(rows(transactions.inOne(() -> directory.listPeers(ANA, page)), PeerRow::columns));
            }
        }
    }

    private void checkFiles(String owner) {
        for (String after : List.of("", "/", "/b", "/My%20boats", "/My boats", "/gone", "zz")) {
            for (int limit : new int[] {1, 2, 1000}) {
                Page page = new Page(after, limit);
                List<String> expected =
                        rows(transactions.inOne(() -> directory.listFiles(ANA, owner, page)), FileRow::columns);
                for (int time = 0; time < 2; time++) {
                    assertThat(files(owner, page))
                            .as("%s of %s", page, owner)
                            .isInstanceOfSatisfying(
                                    FilesPage.Found.class,
                                    found -> assertThat(rows(found.page())).isEqualTo(expected));
                }
            }
        }
    }

    private FilesPage files(String owner, Page page) {
        return whileFresh(() -> listings.findFiles(ANA, owner, page, Runnable::run))
                .join();
    }

    private EncodedPage peers(Page page) {
        return whileFresh(() -> listings.findPeers(ANA, page));
    }

    /** What the cache has. On a busy machine it may not be used for a moment, because a round trip of the feed is late. */
    private static <T> T whileFresh(Callable<Optional<T>> question) {
        return await().until(question, Optional::isPresent).orElseThrow();
    }

    /** The strings of all rows, and of the reply. */
    private static <T> List<String> rows(Listed<T> listed, Function<T, List<String>> columns) {
        assertThat(listed.outcome()).isEqualTo(Outcome.OK);
        List<String> all = new ArrayList<>();
        listed.rows().forEach(row -> all.addAll(columns.apply(row)));
        all.add(listed.next());
        return all;
    }

    private static List<String> rows(EncodedPage page) {
        List<String> all = new ArrayList<>();
        page.payloads().forEach(payload -> {
            List<String> strings = Strings.read(payload).orElseThrow();
            all.addAll(strings.subList(1, strings.size()));
        });
        all.addAll(page.strings());
        return all;
    }

    private void make(DirectoryChange change) {
        ChangeResult result =
                writes.submitForResult(change).toCompletableFuture().join();
        assertThat(result.outcome()).as("%s", change).isEqualTo(Outcome.OK);
    }
}
