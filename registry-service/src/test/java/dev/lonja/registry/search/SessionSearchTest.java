package dev.lonja.registry.search;

import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.FoundFile;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.TestDatabase;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SEARCH of sessions; what is found is tested over HTTP. */
@QuarkusTest
class SessionSearchTest {
    private static final String TOO_LONG = "/boats/" + "x".repeat(300) + "/schooner.txt";
    private static final FileFacts FACTS = FileFacts.parse("5", "12".repeat(32), "file", "", "");

    @Inject
    GroupCommit writes;

    @Inject
    SearchIndexer index;

    @Inject
    SessionSearch search;

    @Inject
    Statements statements;

    @Inject
    Transactions transactions;

    private final Caller ana = session("ana", 'a', "10.0.0.1");

    @BeforeEach
    void publishSome() {
        transactions.inOne(() -> statements.update(TestDatabase.EMPTY_DIRECTORY));
        make(new KeyChange.RegisterKey(ana, KeyChange.NO_CODE, Codes.fresh()));
        make(Sessions.connect(ana, 5000));
        for (String path : new String[] {"/boats/My sloop.txt", TOO_LONG, "/boats/ketch"}) {
            make(new SessionChange.PublishFile(ana, ClassicForm.of(path), "", FACTS));
        }
        await().until(() -> {
            index.indexAll();
            return find(ana, "boats", Page.FIRST).page().rows().size() == 3;
        });
    }

    private ChangeResult make(DirectoryChange change) {
        ChangeResult result =
                writes.submitForResult(change).toCompletableFuture().join();
        assertThat(result.outcome()).as("%s", change).isEqualTo(Outcome.OK);
        return result;
    }

    private SessionSearch.Found find(Caller caller, String words, Page page) {
        return transactions.inOne(() -> search.find(caller, words, page));
    }

    @Test
    void findsFilesByTheirTruePathsPageByPage() {
        SessionSearch.Found first = find(ana, "boats", new Page("", 2));
        SessionSearch.Found second = find(ana, "boats", new Page(first.page().next(), 2));

        assertThat(first.page().rows()).hasSize(2);
        assertThat(second.page().rows()).hasSize(1);
        assertThat(second.page().next()).isEmpty();
        assertThat(find(ana, "schooner", Page.FIRST).page().rows())
                .containsExactly(new FoundFile(
                        "ana", TOO_LONG, "", FileFacts.parse("5", "12".repeat(32), "file", "", ""), true));
        assertThat(find(ana, "my sloop", Page.FIRST).page().rows())
                .extracting(FoundFile::path)
                .containsExactly("/boats/My sloop.txt");
        assertThat(find(ana, "skhooner", Page.FIRST).corrected()).isEqualTo("schooner");
    }

    @Test
    void answersOnlyThoseWhoMayAsk() {
        Caller stranger = session("ana", 'b', "10.0.0.1");
        assertThat(find(stranger, "boats", Page.FIRST).page().outcome()).isEqualTo(Outcome.NOT_YOURS);
        assertThat(find(ana, "boats", new Page("no place", 5)).page().outcome()).isEqualTo(Outcome.MALFORMED);
        make(new DirectoryChange.Disconnect(ana));
        assertThat(find(ana, "boats", Page.FIRST).page().outcome()).isEqualTo(Outcome.NOT_CONNECTED);
    }
}
