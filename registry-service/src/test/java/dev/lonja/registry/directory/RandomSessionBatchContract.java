package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.directory.memory.InMemoryDirectory;
import dev.lonja.registry.identity.NewCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The outcomes of a batch are those of its changes one after the other, with sessions and classic clients mixed. */
interface RandomSessionBatchContract extends KeyFixture {
    String ROOT = "12".repeat(32);

    @Test
    default void makesOfABatchOfSessionsWhatItMakesOfItsChangesOneByOne() {
        TestedDirectory batched = directory();
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
