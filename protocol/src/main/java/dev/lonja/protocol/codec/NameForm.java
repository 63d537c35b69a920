package dev.lonja.protocol.codec;

import dev.lonja.protocol.Operation;

/** The forms in which the names of operations are sent; some servers know only one of them (section 1, Limits). */
public enum NameForm {
    /** As the table writes them: {@code LIST_USERS}. */
    UNDERSCORE {
        @Override
        String of(Operation operation) {
            return operation.name();
        }

        @Override
        public NameForm other() {
            return BLANK;
        }
    },
    /** With a blank in place of the underscore: {@code LIST USERS}. */
    BLANK {
        @Override
        String of(Operation operation) {
            return operation.name().replace('_', ' ');
        }

        @Override
        public NameForm other() {
            return UNDERSCORE;
        }
    };

    abstract String of(Operation operation);

    /** The other form. */
    public abstract NameForm other();

    /** Whether the name of the operation differs between the forms. */
    public static boolean matterFor(Operation operation) {
        return operation.name().indexOf('_') >= 0;
    }
}
