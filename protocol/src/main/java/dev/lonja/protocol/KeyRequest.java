package dev.lonja.protocol;

import dev.lonja.protocol.value.Hex32;
import dev.lonja.protocol.value.InvitePurpose;
import java.util.List;

/** The requests about the keys of names, which only a session carries (docs/session.md, Keys and names). */
public sealed interface KeyRequest extends Request.FromUser {

    /** Gives a name that a classic client registered its first key: that of the session. The code may be empty. */
    record Claim(String user, String code) implements KeyRequest, Request.Change {
        public Claim {
            Field.USER.require(user);
            Field.CODE.require(code);
        }

        @Override
        public List<String> fields() {
            return List.of(user, code);
        }
    }

    /** Asks for a code with which somebody may register, or the user add another device. */
    record Invite(String user, InvitePurpose purpose) implements KeyRequest, Request.Change {
        public Invite {
            Field.USER.require(user);
        }

        @Override
        public List<String> fields() {
            return List.of(user, purpose.word());
        }
    }

    /** Adds the key of the session to those of the name, with a code. The label may be empty. */
    record Redeem(String user, String code, String label) implements KeyRequest, Request.Change {
        public Redeem {
            Field.USER.require(user);
            Field.CODE.require(code);
            Field.LABEL.require(label);
        }

        @Override
        public List<String> fields() {
            return List.of(user, code, label);
        }
    }

    /** Asks for the keys of the name. */
    record ListKeys(String user) implements KeyRequest, Request.Question {
        public ListKeys {
            Field.USER.require(user);
        }

        @Override
        public List<String> fields() {
            return List.of(user);
        }
    }

    /** Takes a key from the name. */
    record DropKey(String user, String keyId) implements KeyRequest, Request.Change {
        public DropKey {
            Field.USER.require(user);
            keyId = Hex32.parse(Field.KEY_ID.require(keyId));
        }

        @Override
        public List<String> fields() {
            return List.of(user, keyId);
        }
    }
}
