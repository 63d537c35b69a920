package dev.lonja.protocol;

import static dev.lonja.protocol.Outcome.ALREADY_CONNECTED;
import static dev.lonja.protocol.Outcome.ALREADY_PUBLISHED;
import static dev.lonja.protocol.Outcome.FAILED;
import static dev.lonja.protocol.Outcome.HAS_A_KEY;
import static dev.lonja.protocol.Outcome.LAST_KEY;
import static dev.lonja.protocol.Outcome.NAME_IN_USE;
import static dev.lonja.protocol.Outcome.NOT_ALLOWED;
import static dev.lonja.protocol.Outcome.NOT_CONNECTED;
import static dev.lonja.protocol.Outcome.NOT_PUBLISHED;
import static dev.lonja.protocol.Outcome.NO_SUCH_CODE;
import static dev.lonja.protocol.Outcome.NO_SUCH_KEY;
import static dev.lonja.protocol.Outcome.NO_SUCH_OWNER;
import static dev.lonja.protocol.Outcome.NO_SUCH_USER;
import static dev.lonja.protocol.Outcome.OK;
import static dev.lonja.protocol.Outcome.TOO_MANY;
import static dev.lonja.protocol.Outcome.UNSUPPORTED;

import java.util.List;

/** THE TABLE of docs/session.md: the row of each {@link Operation} that a session serves. */
final class SessionRows {
    static final Row.Session HELLO = row(
            fields(Field.VERSION, Field.AGENT, Field.FEATURES, Field.PASSPORT),
            outcomes(OK, UNSUPPORTED, FAILED),
            afterOk("version", "server", "heartbeat", "requests in flight", "address", "features"));

    static final Row.Session PING = row(fields(), outcomes(OK), afterOk());

    static final Row.Session REGISTER = row(
            fields(Field.NEW_USER, Field.CODE),
            outcomes(OK, NAME_IN_USE, FAILED, NO_SUCH_CODE),
            afterOk("recovery code"));

    static final Row.Session UNREGISTER = row(fields(Field.USER), outcomes(OK, NO_SUCH_USER, FAILED), afterOk());

    static final Row.Session CONNECT = row(
            fields(Field.USER, Field.PORT, Field.ADDRESSES),
            outcomes(OK, NO_SUCH_USER, ALREADY_CONNECTED, FAILED),
            afterOk("passport", "expiry", "grace seconds", "reach"));

    static final Row.Session DISCONNECT =
            row(fields(Field.USER), outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED), afterOk());

    static final Row.Session DELETE = row(
            fields(Field.USER, Field.PATH),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, NOT_PUBLISHED, FAILED),
            afterOk());

    static final Row.Session CLAIM = row(
            fields(Field.USER, Field.CODE),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED, HAS_A_KEY, NO_SUCH_CODE),
            afterOk("recovery code"));

    static final Row.Session INVITE = row(
            fields(Field.USER, Field.PURPOSE),
            outcomes(OK, NO_SUCH_USER, FAILED, NOT_ALLOWED),
            afterOk("code", "expiry"));

    static final Row.Session REDEEM = row(
            fields(Field.USER, Field.CODE, Field.LABEL),
            outcomes(OK, NO_SUCH_USER, FAILED, NO_SUCH_CODE),
            afterOk("recovery code"));

    static final Row.Session LIST_KEYS = listing(
            fields(Field.USER),
            outcomes(OK, NO_SUCH_USER, FAILED),
            columns("key id", "label", "added", "last seen"),
            afterOk());

    static final Row.Session DROP_KEY =
            row(fields(Field.USER, Field.KEY_ID), outcomes(OK, NO_SUCH_USER, FAILED, NO_SUCH_KEY, LAST_KEY), afterOk());

    static final Row.Session PUBLISH_FILE = row(
            fields(
                    Field.USER,
                    Field.NEW_PATH,
                    Field.DESCRIPTION,
                    Field.SIZE,
                    Field.ROOT,
                    Field.KIND,
                    Field.MODIFIED,
                    Field.MODE),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, ALREADY_PUBLISHED, FAILED),
            afterOk("root before"));

    static final Row.Session LIST_PEERS = listing(
            fields(Field.USER, Field.AFTER, Field.LIMIT),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED),
            columns("name", "addresses", "key id", "features"),
            afterOk("next"));

    static final Row.Session LIST_FILES = listing(
            fields(Field.USER, Field.OWNER, Field.AFTER, Field.LIMIT),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, NO_SUCH_OWNER, FAILED),
            columns("path", "description", "size", "root", "kind", "modified", "mode", "published", "classic path"),
            afterOk("next"));

    static final Row.Session SEARCH = listing(
            fields(Field.USER, Field.WORDS, Field.AFTER, Field.LIMIT),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED),
            columns("owner", "path", "description", "size", "root", "kind", "online"),
            afterOk("next", "corrected words"));

    static final Row.Session SOURCES = listing(
            fields(Field.USER, Field.CONTENT_SIZE, Field.CONTENT_ROOT, Field.SOURCES),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED),
            columns("owner", "key id", "addresses", "percent", "classic path"),
            afterOk());

    static final Row.Session HOLD = row(
            fields(Field.USER, Field.CONTENT_SIZE, Field.CONTENT_ROOT, Field.PERCENT),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED),
            afterOk());

    static final Row.Session WATCH = row(
            fields(Field.USER, Field.WHAT),
            outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED, TOO_MANY),
            afterOk("watch"));

    static final Row.Session UNWATCH = row(
            fields(Field.USER, Field.WATCH), outcomes(OK, NO_SUCH_USER, NOT_CONNECTED, FAILED, TOO_MANY), afterOk());

    private SessionRows() {}

    private static Row.Session row(List<Field> fields, List<Outcome> outcomes, List<String> afterOk) {
        return listing(fields, outcomes, columns(), afterOk);
    }

    private static Row.Session listing(
            List<Field> fields, List<Outcome> outcomes, List<String> columns, List<String> afterOk) {
        return new Row.Session(fields, outcomes, columns, afterOk);
    }

    private static List<Field> fields(Field... fields) {
        return List.of(fields);
    }

    private static List<Outcome> outcomes(Outcome... outcomes) {
        return List.of(outcomes);
    }

    private static List<String> columns(String... names) {
        return List.of(names);
    }

    private static List<String> afterOk(String... names) {
        return List.of(names);
    }
}
