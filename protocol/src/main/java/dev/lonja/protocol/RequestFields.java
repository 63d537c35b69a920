package dev.lonja.protocol;

import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.Decimal;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.protocol.value.Page;
import dev.lonja.protocol.value.PeerAddresses;
import dev.lonja.protocol.value.Watched;
import java.util.List;
import java.util.OptionalInt;

/**
 * The fields of a request, in wire order, and the request that they make. A classic request lacks the last fields of some rows.
 */
record RequestFields(Operation operation, List<String> values) {

    static RequestFields of(Operation operation, List<String> values) {
        if (!takes(operation, Edition.CLASSIC, values.size()) && !takes(operation, Edition.SESSION, values.size())) {
            throw new IllegalArgumentException(
                    operation + " takes " + operation.fields() + ", not " + values.size() + " fields");
        }
        return new RequestFields(operation, values);
    }

    /** The row of a request. */
    static Operation operationOf(Request request) {
        return switch (request) {
            case Request.Register register -> Operation.REGISTER;
            case Request.Unregister unregister -> Operation.UNREGISTER;
            case Request.Connect connect -> Operation.CONNECT;
            case Request.Disconnect disconnect -> Operation.DISCONNECT;
            case Request.Publish publish -> Operation.PUBLISH;
            case Request.Delete delete -> Operation.DELETE;
            case Request.ListUsers listUsers -> Operation.LIST_USERS;
            case Request.ListContent listContent -> Operation.LIST_CONTENT;
            case Request.GetFile getFile -> Operation.GET_FILE;
            case Request.Hello hello -> Operation.HELLO;
            case Request.Ping ping -> Operation.PING;
            case KeyRequest.Claim claim -> Operation.CLAIM;
            case KeyRequest.Invite invite -> Operation.INVITE;
            case KeyRequest.Redeem redeem -> Operation.REDEEM;
            case KeyRequest.ListKeys listKeys -> Operation.LIST_KEYS;
            case KeyRequest.DropKey dropKey -> Operation.DROP_KEY;
            case DirectoryRequest.PublishFile publishFile -> Operation.PUBLISH_FILE;
            case DirectoryRequest.ListPeers listPeers -> Operation.LIST_PEERS;
            case DirectoryRequest.ListFiles listFiles -> Operation.LIST_FILES;
            case DirectoryRequest.Search search -> Operation.SEARCH;
            case DirectoryRequest.Sources sources -> Operation.SOURCES;
            case DirectoryRequest.Hold hold -> Operation.HOLD;
            case DirectoryRequest.Watch watch -> Operation.WATCH;
            case DirectoryRequest.Unwatch unwatch -> Operation.UNWATCH;
        };
    }

    Request request() {
        return switch (operation) {
            case REGISTER -> new Request.Register(field(0), field(1));
            case UNREGISTER -> new Request.Unregister(field(0));
            case CONNECT ->
                new Request.Connect(
                        field(0),
                        Integer.parseInt(Field.PORT.require(field(1))),
                        PeerAddresses.parse(Field.ADDRESSES.require(field(2))));
            case DISCONNECT -> new Request.Disconnect(field(0));
            case PUBLISH -> new Request.Publish(field(0), field(1), field(2));
            case DELETE -> new Request.Delete(field(0), field(1));
            case LIST_USERS -> new Request.ListUsers(field(0));
            case LIST_CONTENT -> new Request.ListContent(field(0), field(1));
            case GET_FILE -> new Request.GetFile(field(0));
            case HELLO -> new Request.Hello(field(0), field(1), field(2), field(3));
            case PING -> new Request.Ping();
            case CLAIM -> new KeyRequest.Claim(field(0), field(1));
            case INVITE -> new KeyRequest.Invite(field(0), InvitePurpose.parse(Field.PURPOSE.require(field(1))));
            case REDEEM -> new KeyRequest.Redeem(field(0), field(1), field(2));
            case LIST_KEYS -> new KeyRequest.ListKeys(field(0));
            case DROP_KEY -> new KeyRequest.DropKey(field(0), field(1));
            case PUBLISH_FILE -> new DirectoryRequest.PublishFile(field(0), field(1), field(2), facts());
            case LIST_PEERS -> new DirectoryRequest.ListPeers(field(0), page(1));
            case LIST_FILES -> new DirectoryRequest.ListFiles(field(0), field(1), page(2));
            case SEARCH -> new DirectoryRequest.Search(field(0), field(1), page(2));
            case SOURCES ->
                new DirectoryRequest.Sources(field(0), content(), (int) Decimal.parse(Field.SOURCES.require(field(3))));
            case HOLD -> new DirectoryRequest.Hold(field(0), content(), percent());
            case WATCH -> new DirectoryRequest.Watch(field(0), Watched.parse(Field.WHAT.require(field(1))));
            case UNWATCH -> new DirectoryRequest.Unwatch(field(0), field(1));
        };
    }

    private static boolean takes(Operation operation, Edition edition, int count) {
        return operation.isIn(edition) && operation.row(edition).fields().size() == count;
    }

    private String field(int position) {
        return position < values.size() ? values.get(position) : "";
    }

    private FileFacts facts() {
        return FileFacts.parse(
                Field.SIZE.require(field(3)),
                Field.ROOT.require(field(4)),
                Field.KIND.require(field(5)),
                Field.MODIFIED.require(field(6)),
                Field.MODE.require(field(7)));
    }

    private Page page(int position) {
        return Page.parse(field(position), Field.LIMIT.require(field(position + 1)));
    }

    private ContentId content() {
        return ContentId.parse(Field.CONTENT_SIZE.require(field(1)), Field.CONTENT_ROOT.require(field(2)));
    }

    private OptionalInt percent() {
        String percent = Field.PERCENT.require(field(3));
        return percent.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(percent));
    }
}
