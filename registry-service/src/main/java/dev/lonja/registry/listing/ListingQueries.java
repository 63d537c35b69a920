package dev.lonja.registry.listing;

import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.storage.Statements;
import dev.lonja.registry.storage.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Reads from the database what is kept then. Blocks. */
@Singleton
class ListingQueries {
    /** Of a listing with too many entries, so many bytes as no listing may have. */
    private static final String SIZE = """
            SELECT CASE WHEN count(f.path) > ? THEN 9223372036854775807 ELSE coalesce(sum(octet_length(f.path) + octet_length(f.description) + 2), 0) END
            FROM registered_user u LEFT JOIN published_file f ON f.user_id = u.id WHERE u.name = ? GROUP BY u.id""";

    private static final String FILES = """
            SELECT f.path, f.description FROM published_file f JOIN registered_user u ON u.id = f.user_id
            WHERE u.name = ? ORDER BY f.path""";

    private static final String ALL_PRESENT =
            "SELECT u.name, p.address, p.origin, p.port FROM presence p JOIN registered_user u ON u.id = p.user_id";

    private static final String ALL_PRESENT_SIZE = """
            SELECT coalesce(sum(octet_length(u.name) + octet_length(p.address) + 4), 0)
            FROM presence p JOIN registered_user u ON u.id = p.user_id""";

    private static final String PRESENT = ALL_PRESENT + " WHERE u.name = ANY (?::text[])";

    private final Statements statements;
    private final Transactions transactions;

    ListingQueries(Statements statements, Transactions transactions) {
        this.statements = statements;
        this.transactions = transactions;
    }

    /** What the owner publishes, unless its listing has more bytes or entries. */
    ContentListing content(String owner, ReplyEncoder encoder, long maxBytes, int maxEntries) {
        return transactions.inOne(() -> {
            Optional<Long> size = statements.findNumber(SIZE, maxEntries, owner);
            if (size.isEmpty()) {
                return new ContentListing.NoSuchOwner();
            }
            return size.get() > maxBytes
                    ? new ContentListing.TooLong()
                    : new ContentListing.Cached(reply(owner, encoder));
        });
    }

    private EncodedReply reply(String owner, ReplyEncoder encoder) {
        ListingBuilder listing = new ListingBuilder();
        AtomicLong count = new AtomicLong();
        statements.stream(
                FILES,
                row -> {
                    PublishedFile file = new PublishedFile(row.getString(1), row.getString(2));
                    listing.append(bytes -> encoder.append(bytes, file));
                    count.incrementAndGet();
                },
                owner);
        return listing.build(bytes -> encoder.beginListing(bytes, count.get()));
    }

    /** How many bytes the entries of everybody who is connected have at least; in the transaction of the caller. */
    long presentUsersBytes() {
        return statements.findNumber(ALL_PRESENT_SIZE).orElse(0L);
    }

    /** Everybody who is connected; in the transaction of the caller. */
    List<PresentUser> presentUsers(CachedUsers users) {
        return presentUsers(users, ALL_PRESENT);
    }

    /** Those of the named users who are connected; in the transaction of the caller. */
    List<PresentUser> presentUsers(CachedUsers users, String[] names) {
        return presentUsers(users, PRESENT, (Object) names);
    }

    private List<PresentUser> presentUsers(CachedUsers users, String sql, Object... parameters) {
        List<PresentUser> present = new ArrayList<>();
        statements.stream(
                sql,
                row -> present.add(users.user(row.getString(1), row.getString(2), row.getString(3), row.getInt(4))),
                parameters);
        return present;
    }
}
