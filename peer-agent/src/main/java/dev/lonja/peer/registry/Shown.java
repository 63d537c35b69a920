package dev.lonja.peer.registry;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Request;

/** The operation whose texts the answer to a request has: that of the classic edition, if that has one. */
public final class Shown {
    private Shown() {}

    /** The operation of the answer to that request. */
    public static Operation of(Request request) {
        return switch (request.operation()) {
            case PUBLISH_FILE -> Operation.PUBLISH;
            case LIST_PEERS -> Operation.LIST_USERS;
            case LIST_FILES -> Operation.LIST_CONTENT;
            default -> request.operation();
        };
    }
}
