package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.DirectoryFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.directory.memory.InMemoryDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The outcomes of a batch are those of its changes one after the other, whatever the batch contains. */
interface RandomBatchContract extends DirectoryFixture {
    @Test
    default void makesOfABatchWhatItMakesOfItsChangesOneByOne() {
        for (boolean sameAddress : new boolean[] {true, false}) {
            TestedDirectory batched = directory(sameAddress);
            TestedDirectory oneByOne = InMemoryDirectory.tested(sameAddress);
            Random random = new Random(sameAddress ? 1 : 2);
            for (int round = 0; round < 60; round++) {
                List<DirectoryChange> batch = Stream.generate(() -> anyChange(random, sameAddress ? "s" : "a"))
                        .limit(1 + random.nextInt(40))
                        .toList();
                assertThat(batched.applyAll(batch))
                        .as("%s", batch)
                        .isEqualTo(batch.stream().map(oneByOne::apply).toList());
            }
            for (int user = 0; user < 4; user++) {
                String name = (sameAddress ? "s" : "a") + user;
                assertThat(batched.findContent(name)).isEqualTo(oneByOne.findContent(name));
                assertThat(batched.findPresence(name).map(Presence::port))
                        .isEqualTo(oneByOne.findPresence(name).map(Presence::port));
            }
        }
    }

    private static DirectoryChange anyChange(Random random, String prefix) {
        Caller caller = caller(prefix + random.nextInt(4), "10.0.0." + random.nextInt(2));
        String path = "/" + random.nextInt(3);
        Administrator by = new Administrator("root", "127.0.0.1");
        return switch (random.nextInt(16)) {
            case 15 -> new DirectoryChange.ExpireName(caller.user(), Instant.parse("9999-01-01T00:00:00Z"));
            case 0, 1 -> new DirectoryChange.Register(caller.user());
            case 2, 3, 4 -> new DirectoryChange.Connect(caller, 1 + random.nextInt(9));
            case 5 -> new DirectoryChange.Disconnect(caller);
            case 6 -> new DirectoryChange.Unregister(caller);
            case 7, 8 -> new DirectoryChange.Delete(caller, path);
            case 9 -> new DirectoryChange.ForceDisconnect(caller.user(), by);
            case 10 -> new DirectoryChange.RemoveUser(caller.user(), by);
            case 11 -> new DirectoryChange.RemoveFile(caller.user(), path, by);
            default -> new DirectoryChange.Publish(caller, new PublishedFile(path, "d" + random.nextInt(5)));
        };
    }
}
