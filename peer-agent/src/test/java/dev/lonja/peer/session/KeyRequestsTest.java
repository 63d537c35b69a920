package dev.lonja.peer.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.value.InvitePurpose;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name and its keys, on two devices. */
class KeyRequestsTest extends SessionChannelFixture {
    @TempDir
    Path otherFolder;

    @Test
    void addsAnotherDeviceAndTakesItAwayAgain() {
        RegistryChannel first = channel();
        first.ask(new Request.Register("ana"));
        RegistryChannel second = channel(otherFolder, registry.port(), false);
        assertThat(second.ask(new Request.Connect("ana", PORT)).notes())
                .singleElement()
                .asString()
                .contains("other keys");

        RegistryAnswer invited = first.ask(new KeyRequest.Invite("ana", InvitePurpose.DEVICE));
        String code = ((Details.Invited) invited.details()).invitation().code();
        assertThat(second.ask(new KeyRequest.Redeem("ana", code, "the boat")).is(Outcome.OK))
                .isTrue();
        assertThat(second.ask(new Request.Connect("ana", PORT)).is(Outcome.OK)).isTrue();
        assertThat(second.ask(new KeyRequest.Redeem("ana", code, "")).reply())
                .isEqualTo(new Reply.Status(Operation.REDEEM, Outcome.NO_SUCH_CODE));

        List<KeyRow> keys = keys(first);
        assertThat(keys).extracting(KeyRow::label).containsExactly("", "the boat");
        String key = keys.getLast().key().hex();
        assertThat(first.ask(new KeyRequest.DropKey("ana", key)).is(Outcome.OK)).isTrue();
        assertThat(keys(first)).hasSize(1);
    }

    private static List<KeyRow> keys(RegistryChannel channel) {
        return ((Details.Keys) channel.ask(new KeyRequest.ListKeys("ana")).details()).keys();
    }
}
