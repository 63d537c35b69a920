package dev.lonja.peer.registry;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.AddressPlace;
import dev.lonja.protocol.codec.NameForm;
import dev.lonja.protocol.codec.ReplyReader;
import dev.lonja.protocol.codec.RequestForm;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.Decimal;
import dev.lonja.protocol.value.InvalidValueException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Asks a registry which edition it serves, with the classic HELLO (docs/session.md, Discovery). Blocks; safe from any thread. */
public final class Discovery {
    /** The version of the edition that has sessions. */
    static final String SESSIONS = "2";

    private final RegistryConfig config;
    private final Timeouts timeouts;
    private volatile @Nullable ClassicConnection underWay;

    /** The discovery of the configured registry. */
    public Discovery(RegistryConfig config) {
        this(config, Timeouts.DEFAULT);
    }

    Discovery(RegistryConfig config, Timeouts timeouts) {
        this.config = config;
        this.timeouts = timeouts.forDiscovery();
    }

    /** Asks once. */
    public ServedEdition ask() {
        try (var connection = new ClassicConnection(config, timeouts, ReplyLimits.DEFAULT)) {
            underWay = connection;
            RequestForm form = new RequestForm(NameForm.UNDERSCORE, config.dated(), AddressPlace.NONE, "");
            return edition(connection.exchange(
                    Operation.HELLO,
                    local -> ClassicChannel.encode(new Request.Hello(SESSIONS), form, local),
                    reader -> false));
        } catch (MalformedReplyException | InvalidValueException noSuchReply) {
            return new ServedEdition.Classic();
        } catch (IOException unanswered) {
            return new ServedEdition.Unknown();
        } finally {
            underWay = null;
        }
    }

    /** Ends the question that is under way. */
    public void cancel() {
        ClassicConnection connection = underWay;
        if (connection != null) {
            connection.close();
        }
    }

    private static ServedEdition edition(ReplyReader reader) throws MalformedReplyException {
        if (reader.isMissing() || !(reader.reply() instanceof Reply.Hello(String version, String keyId))) {
            return new ServedEdition.Classic();
        }
        boolean hasSessions = Decimal.find(version).orElse(0) >= Decimal.parse(SESSIONS);
        return hasSessions ? new ServedEdition.Sessions(KeyId.parse(keyId)) : new ServedEdition.Classic();
    }
}
