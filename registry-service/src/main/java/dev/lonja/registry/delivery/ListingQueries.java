package dev.lonja.registry.delivery;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.database.Snapshots;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Directory;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads listings from the database, each in one snapshot, so that the count is that of the entries. Blocks. */
@Singleton
public class ListingQueries {
    /** Most listings have fewer bytes; they are read at once, without a stream. */
    private static final long MAX_SHORT_BYTES = 4 * EntryChunks.CHUNK_BYTES;

    private final Snapshots snapshots;
    private final Directory directory;
    private final ReplyEncoder encoder;
    private final ListingBudget budget;

    ListingQueries(Snapshots snapshots, Directory directory, ReplyEncoder encoder, ListingBudget budget) {
        this.snapshots = snapshots;
        this.directory = directory;
        this.encoder = encoder;
        this.budget = budget;
    }

    /** The listing, if the caller may have it; empty if it is long, or there is no memory: then it has to be streamed. */
    public Optional<Delivery> findShort(Caller caller, ListingName name) {
        try (CollectedReply listing = new CollectedReply(budget, MAX_SHORT_BYTES)) {
            Outcome outcome = snapshots.inOne(() -> authorized(caller, name, listing));
            return outcome == Outcome.OK
                    ? listing.find().flatMap(budget::borrow).map(Delivery.Ready::new)
                    : Optional.of(new Delivery.Refused(outcome));
        }
    }

    /** Reads the listing, whoever asks: OK or NO_SUCH_OWNER. */
    public Outcome collect(ListingName name, CollectedReply into) {
        return snapshots.inOne(() -> entries(name, into));
    }

    /** Reads the listing, if the caller may have it; this may take long. */
    Outcome read(Caller caller, ListingName name, ChunkSink sink) {
        return snapshots.inLongOne(() -> authorized(caller, name, sink));
    }

    private Outcome authorized(Caller caller, ListingName name, ChunkSink sink) {
        Outcome authorization = directory.authorize(caller);
        return authorization == Outcome.OK ? entries(name, sink) : authorization;
    }

    private Outcome entries(ListingName name, ChunkSink sink) {
        return switch (name) {
            case ListingName.Users users -> {
                EntryChunks<ConnectedUser> chunks = new EntryChunks<>(encoder, encoder::append, sink);
                directory.readConnectedUsers(chunks);
                chunks.end();
                yield Outcome.OK;
            }
            case ListingName.Content(String owner, ContentForm form) -> {
                ReplyEncoder inForm = new ReplyEncoder(form);
                EntryChunks<PublishedFile> chunks = new EntryChunks<>(inForm, inForm::append, sink);
                boolean isThere = directory.readContent(owner, chunks);
                chunks.end();
                yield isThere ? Outcome.OK : Outcome.NO_SUCH_OWNER;
            }
        };
    }
}
