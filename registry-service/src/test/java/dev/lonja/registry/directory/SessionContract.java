package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.identity.NewCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Presences and files of sessions in every directory (docs/session.md, Rows). */
public interface SessionContract {
    String ROOT = "12".repeat(32);
    String OTHER_ROOT = "34".repeat(32);

    TestedDirectory directory(boolean sameAddress);

    private static Caller ana() {
        return session("ana", 'a', "10.0.0.1");
    }

    private TestedDirectory withAna() {
        TestedDirectory directory = directory(true);
        assertThat(directory.register(ana())).isEqualTo(Outcome.OK);
        assertThat(directory.connectSession(ana())).isEqualTo(Outcome.OK);
        return directory;
    }

    private static SessionChange.PublishFile file(String path, String size, String root) {
        return new SessionChange.PublishFile(
                ana(), ClassicForm.of(path), "described", FileFacts.parse(size, root, "file", "1700000000", "x"));
    }

    private static List<FileRow> filesOfAna(TestedDirectory directory) {
        return directory.listFiles(ana(), "ana", Page.FIRST).rows();
    }

    @Test
    default void theNewestConnectOfAKeyWins() {
        TestedDirectory directory = withAna();
        directory.apply(new KeyChange.Invite(ana(), InvitePurpose.DEVICE, Codes.fresh()));
        Presence first = directory.findPresence("ana").orElseThrow();

        List<ChangeResult> again = directory.results(List.of(
                Sessions.connect(session("ana", 'a', "10.0.0.5"), 6000),
                Sessions.connect(session("ana", 'a', "10.0.0.6"), 6001)));

        assertThat(again).extracting(ChangeResult::outcome).containsExactly(Outcome.OK, Outcome.OK);
        Presence last = directory.findPresence("ana").orElseThrow();
        assertThat(last.generation()).isEqualTo(again.getLast().generation()).isGreaterThan(first.generation());
        assertThat(directory.expire(first)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.6", 6001));
        assertThat(directory.presences()).as("to be probed").isEmpty();
    }

    @Test
    default void anotherKeyOfTheNameDoesNotReplaceAPresence() {
        TestedDirectory directory = withAna();
        var code = Codes.fresh();
        directory.apply(new KeyChange.Invite(ana(), InvitePurpose.DEVICE, code));
        directory.redeem(session("ana", 'b', "10.0.0.2"), code.hash());

        assertThat(directory.connectSession(session("ana", 'b', "10.0.0.2"))).isEqualTo(Outcome.ALREADY_CONNECTED);
        directory.disconnect(session("ana", 'b', "10.0.0.2"));
        assertThat(directory.connectSession(session("ana", 'b', "10.0.0.2"))).isEqualTo(Outcome.OK);
    }

    @Test
    default void listsPeersPageByPage() {
        TestedDirectory directory = withAna();
        directory.register("bob");
        directory.connect(classic("bob", "10.0.0.2"), 80);
        directory.register("eve");
        directory.connect(classic("eve", "2001:db8::1"), 5002);
        Caller quiet = session("quiet", 'c', "10.0.0.4");
        directory.register(quiet);
        directory.connectSession(quiet, 0);

        Listed<PeerRow> first = directory.listPeers(ana(), new Page("", 3));
        Listed<PeerRow> second = directory.listPeers(ana(), new Page(first.next(), 3));

        assertThat(first.rows())
                .containsExactly(
                        new PeerRow("ana", "10.0.0.1:5000", Optional.of(key('a')), ""),
                        new PeerRow("bob", "10.0.0.2:80", Optional.empty(), ""),
                        new PeerRow("eve", "[2001:db8::1]:5002", Optional.empty(), ""));
        assertThat(second.rows()).containsExactly(new PeerRow("quiet", "", Optional.of(key('c')), ""));
        assertThat(second.next()).isEmpty();
        assertThat(directory.connectedUsers())
                .as("classic clients cannot use a user without a listener")
                .extracting(ConnectedUser::name)
                .containsExactly("ana", "bob", "eve");
    }

    @Test
    default void changesWhatIsPublishedAndTellsTheRootBefore() {
        TestedDirectory directory = withAna();

        assertThat(directory.results(List.of(file("/a", "", ""), file("/a", "5", ROOT), file("/a", "6", OTHER_ROOT))))
                .extracting(ChangeResult::outcome, ChangeResult::before)
                .containsExactly(tuple(Outcome.OK, ""), tuple(Outcome.OK, ""), tuple(Outcome.OK, ROOT));

        assertThat(filesOfAna(directory))
                .extracting(FileRow::path, FileRow::description, FileRow::facts, FileRow::classicPath)
                .containsExactly(
                        tuple("/a", "described", FileFacts.parse("6", OTHER_ROOT, "file", "1700000000", "x"), ""));
        assertThat(directory.findContent("ana").orElseThrow()).containsExactly(new PublishedFile("/a", "described"));
    }

    @Test
    default void keepsTruePathsBesideClassicOnes() {
        TestedDirectory directory = withAna();
        String blank = "/My boats.txt";
        String tooLong = "/" + "long".repeat(200) + ".txt";
        for (String path : new String[] {blank, tooLong, "/100%25", "f1"}) {
            assertThat(directory.publishFile(ana(), path)).as(path).isEqualTo(Outcome.OK);
        }

        assertThat(filesOfAna(directory))
                .extracting(FileRow::path, FileRow::classicPath)
                .containsExactlyInAnyOrder(
                        tuple(blank, "/My%20boats.txt"),
                        tuple(tooLong, ClassicPath.encode(tooLong)),
                        tuple("/100%25", "/100%2525"),
                        tuple("f1", ""));
        assertThat(directory.publishFile(ana(), ClassicPath.encode(tooLong)))
                .as("another path with the same classic path")
                .isEqualTo(Outcome.ALREADY_PUBLISHED);
        assertThat(directory.deleteFile(ana(), ClassicPath.encode(tooLong))).isEqualTo(Outcome.NOT_PUBLISHED);
        for (String path : new String[] {blank, tooLong, "/100%25", "f1"}) {
            assertThat(directory.deleteFile(ana(), path)).as(path).isEqualTo(Outcome.OK);
            assertThat(directory.deleteFile(ana(), path)).as(path).isEqualTo(Outcome.NOT_PUBLISHED);
        }
        assertThat(filesOfAna(directory)).isEmpty();
    }

    @Test
    default void findsWhatAClassicClientPublishedByItsTruePath() {
        TestedDirectory directory = directory(true);
        directory.register("bob");
        Caller bob = classic("bob", "10.0.0.1");
        Caller session = session("bob", 'b', "10.0.0.1");
        directory.connect(bob, 5001);
        directory.publish(bob, new PublishedFile("/My%20boats", "old"));
        directory.publish(bob, new PublishedFile("/a%2fb", "odd"));
        directory.publish(bob, new PublishedFile("/a//b", "empty segment"));

        assertThat(directory.listFiles(session, "bob", Page.FIRST).rows())
                .extracting(FileRow::path, FileRow::classicPath)
                .containsExactly(tuple("/My boats", "/My%20boats"), tuple("/a%2fb", "/a%2fb"), tuple("/a//b", ""));
        assertThat(directory.publishFile(session, "/a%2fb")).as("it is changed").isEqualTo(Outcome.OK);
        assertThat(directory.publishFile(session, "/My boats")).isEqualTo(Outcome.OK);
        assertThat(directory.findContent("bob").orElseThrow())
                .containsExactly(
                        new PublishedFile("/My%20boats", ""),
                        new PublishedFile("/a%2fb", ""),
                        new PublishedFile("/a//b", "empty segment"));
        assertThat(directory.deleteFile(session, "/a%2fb")).isEqualTo(Outcome.OK);
        assertThat(directory.deleteFile(session, "/a//b")).isEqualTo(Outcome.OK);
        assertThat(directory.deleteFile(session, "/My boats")).isEqualTo(Outcome.OK);
        assertThat(directory.findContent("bob").orElseThrow()).isEmpty();
    }

    @Test
    default void listsFilesPageByPage() {
        TestedDirectory directory = withAna();
        for (String path : new String[] {"/c", "/a b", "/b", "/ñ"}) {
            directory.publishFile(ana(), path);
        }
        directory.register("empty");

        Listed<FileRow> first = directory.listFiles(ana(), "ana", new Page("", 2));
        Listed<FileRow> second = directory.listFiles(ana(), "ana", new Page(first.next(), 2));

        assertThat(first.rows()).extracting(FileRow::path).containsExactly("/a b", "/b");
        assertThat(second.rows()).extracting(FileRow::path).containsExactly("/c", "/ñ");
        assertThat(second.next()).isEmpty();
        assertThat(directory.listFiles(ana(), "empty", Page.FIRST)).isEqualTo(Listed.all(List.of()));
        assertThat(directory.listFiles(ana(), "nobody", Page.FIRST).outcome()).isEqualTo(Outcome.NO_SUCH_OWNER);
        directory.disconnect(ana());
        assertThat(directory.listFiles(ana(), "nobody", Page.FIRST).outcome()).isEqualTo(Outcome.NOT_CONNECTED);
    }

    @Test
    default void aPageGoesOnBehindARowThatIsGone() {
        TestedDirectory directory = withAna();
        for (String path : new String[] {"/a b", "/b", "/c"}) {
            directory.publishFile(ana(), path);
        }
        directory.register("bob");
        directory.connect(classic("bob", "10.0.0.2"), 80);

        String afterFile = directory.listFiles(ana(), "ana", new Page("", 2)).next();
        directory.deleteFile(ana(), "/b");
        String afterPeer = directory.listPeers(ana(), new Page("", 1)).next();

        assertThat(directory.listFiles(ana(), "ana", new Page(afterFile, 2)).rows())
                .extracting(FileRow::path)
                .containsExactly("/c");
        assertThat(directory.listPeers(ana(), new Page(afterPeer, 1)).rows())
                .extracting(PeerRow::name)
                .containsExactly("bob");
        assertThat(directory.listPeers(ana(), new Page("zz", 1))).isEqualTo(Listed.all(List.of()));
    }

    /** The outcomes of a batch are those of its changes one after the other, with sessions and classic clients mixed. */
    @Test
    default void makesOfABatchOfSessionsWhatItMakesOfItsChangesOneByOne() {
        TestedDirectory batched = directory(true);
        TestedDirectory oneByOne = InMemoryDirectory.tested(true);
        Random random = new Random(8);
        List<String> codes = new ArrayList<>();
        for (int round = 0; round < 120; round++) {
            List<DirectoryChange> batch = Stream.generate(() -> anyChange(random, codes))
                    .limit(1 + random.nextInt(30))
                    .toList();
            assertThat(batched.applyAll(batch))
                    .as("round %d: %s", round, batch)
                    .isEqualTo(batch.stream().map(oneByOne::apply).toList());
        }
        for (int user = 0; user < 3; user++) {
            Caller caller = session("m" + user, 'a', "10.0.0.0");
            assertThat(batched.findContent(caller.user())).isEqualTo(oneByOne.findContent(caller.user()));
            assertThat(batched.findPresence(caller.user()).map(Presence::port))
                    .isEqualTo(oneByOne.findPresence(caller.user()).map(Presence::port));
            assertThat(batched.keys(caller)).hasSameElementsAs(oneByOne.keys(caller));
            var content = new ContentId(user, ROOT);
            assertThat(batched.listSources(caller, content, 9).rows())
                    .hasSameElementsAs(oneByOne.listSources(caller, content, 9).rows());
        }
    }

    private static DirectoryChange anyChange(Random random, List<String> codes) {
        String user = "m" + random.nextInt(3);
        String address = "10.0.0." + random.nextInt(2);
        Caller caller = session(user, (char) ('a' + random.nextInt(3)), address);
        Caller classic = classic(user, address);
        String path = new String[] {"/a", "/a b", "/a%20b", "/%2f"}[random.nextInt(4)];
        Administrator by = new Administrator("root", "127.0.0.1");
        return switch (random.nextInt(26)) {
            case 0, 1 -> new KeyChange.RegisterKey(caller, anyCode(random, codes), made(codes));
            case 2, 3 -> new DirectoryChange.Register(user, address);
            case 4, 5, 6 -> Sessions.connect(caller, 2000 + random.nextInt(9));
            case 7 -> new DirectoryChange.Connect(classic, 1 + random.nextInt(9));
            case 8 -> new DirectoryChange.Disconnect(random.nextBoolean() ? caller : classic);
            case 9 -> new DirectoryChange.Unregister(random.nextBoolean() ? caller : classic);
            case 10 -> new DirectoryChange.RemoveUser(user, by);
            case 11 -> new KeyChange.Claim(caller, anyCode(random, codes), 0, made(codes));
            case 12 -> new DirectoryChange.MakeClaimCode(user, made(codes), by);
            case 13 -> new DirectoryChange.MakeRegisterCode(made(codes), by);
            case 14 ->
                new KeyChange.Invite(
                        caller, random.nextBoolean() ? InvitePurpose.DEVICE : InvitePurpose.REGISTER, made(codes));
            case 15, 16 -> new KeyChange.Redeem(caller, anyCode(random, codes), "l", made(codes));
            case 17 -> new KeyChange.DropKey(caller, key((char) ('a' + random.nextInt(3))));
            case 18 -> new DirectoryChange.Publish(classic, new PublishedFile(path.replace(" ", "%20"), "c"));
            case 19 -> new DirectoryChange.Delete(classic, path.replace(" ", "%20"));
            case 20 -> new SessionChange.DeleteFile(caller, ClassicForm.of(path));
            case 21 -> new DirectoryChange.RevokeKey(user, key((char) ('a' + random.nextInt(3))), by);
            case 22, 23 -> Sessions.hold(caller, new ContentId(random.nextInt(3), ROOT), random.nextInt(3) - 1);
            default -> Sessions.publish(caller, path);
        };
    }

    private static NewCode made(List<String> codes) {
        var code = Codes.fresh();
        codes.add(code.hash());
        return code;
    }

    /** Often one that was made lately. */
    private static String anyCode(Random random, List<String> codes) {
        int back = 1 + random.nextInt(12);
        return random.nextInt(3) == 0 || codes.size() < back ? KeyChange.NO_CODE : codes.get(codes.size() - back);
    }
}
