package dev.lonja.registry.requests;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.Utf8;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The quotas of changes: generous for people and programs, tight for floods. A change beyond its quota fails and is counted.
 *
 * <p>Each registry has its own counts. New names are not counted for loopback addresses: the sender operates the registry, or a
 * load balancer hides the real address.
 */
@Singleton
class Quotas {
    /** A school behind one address registers at once; a flood of names takes years to fill a directory. */
    private static final int NEW_NAMES_PER_MINUTE = 1_000;
    /** One agent reaches this for the files of a large folder only, for which there is the burst. */
    private static final int WRITES_PER_SECOND = 1_000;

    private static final int WRITES_AT_ONCE = 50_000;

    private final Refusals refusals;
    private final RateQuota newNames;
    private final RateQuota writes;
    private final ContentQuota content;

    @Inject
    Quotas(Refusals refusals, ContentQuota content) {
        this(
                refusals,
                new RateQuota(NEW_NAMES_PER_MINUTE, Duration.ofMinutes(1), NEW_NAMES_PER_MINUTE, System::nanoTime),
                new RateQuota(WRITES_PER_SECOND, Duration.ofSeconds(1), WRITES_AT_ONCE, System::nanoTime),
                content);
    }

    /**
     * Other quotas.
     *
     * @param newNames of each address
     * @param writes of each user at each address, so that nobody uses up the quota of somebody else's name
     */
    Quotas(Refusals refusals, RateQuota newNames, RateQuota writes, ContentQuota content) {
        this.refusals = refusals;
        this.newNames = newNames;
        this.writes = writes;
        this.content = content;
    }

    /** Makes the change if the quotas allow it. */
    CompletionStage<Answer> within(Request.Change change, HostAddress from, Supplier<CompletionStage<Answer>> make) {
        if (!writes.take(change.user() + ' ' + from.network())) {
            return refused(Refusals.Reason.WRITES, "too many changes by " + change.user());
        }
        return switch (change) {
            case Request.Register register when !from.isLoopback() -> register(from.network(), make);
            case Request.Publish(String user, String path, String description) -> {
                long bytes = Utf8.length(path) + Utf8.length(description) + 2L;
                yield content.allows(user, bytes)
                        ? make.get().thenApply(answer -> published(answer, user, bytes))
                        : refused(Refusals.Reason.CONTENT, user + " has published too much");
            }
            case DirectoryRequest.PublishFile publish -> {
                String user = publish.user();
                long bytes = Utf8.length(publish.path()) + Utf8.length(publish.description()) + 2L;
                yield content.allows(user, bytes)
                        ? make.get().thenApply(answer -> publishedOrChanged(answer, user, bytes))
                        : refused(Refusals.Reason.CONTENT, user + " has published too much");
            }
            case Request.Delete delete -> make.get().thenApply(answer -> deleted(answer, delete.user()));
            case Request.Register onThisMachine -> make.get();
            case Request.Unregister unregister -> make.get();
            case Request.Connect connect -> make.get();
            case Request.Disconnect disconnect -> make.get();
            case KeyRequest keyRequest -> make.get();
            case DirectoryRequest.Hold hold -> make.get();
        };
    }

    private CompletionStage<Answer> register(String network, Supplier<CompletionStage<Answer>> make) {
        if (!newNames.take(network)) {
            return refused(Refusals.Reason.NEW_NAMES, "too many new names from one address");
        }
        return make.get().whenComplete((answer, failure) -> {
            if (failure != null || answer.outcome() != Outcome.OK) {
                newNames.giveBack(network);
            }
        });
    }

    private Answer deleted(Answer answer, String user) {
        if (answer.outcome() == Outcome.OK) {
            content.remove(user);
        }
        return answer;
    }

    /** What the file was before is not known here, so that the count may be too high. */
    private Answer publishedOrChanged(Answer answer, String user, long bytes) {
        if (answer.outcome() == Outcome.OK) {
            content.addOrChange(user, bytes);
        }
        return answer;
    }

    private Answer published(Answer answer, String user, long bytes) {
        if (answer.outcome() == Outcome.OK) {
            content.add(user, bytes);
        }
        return answer;
    }

    private CompletionStage<Answer> refused(Refusals.Reason reason, String text) {
        refusals.count(reason);
        Answer.Cause cause = reason == Refusals.Reason.CONTENT ? Answer.Cause.FULL : Answer.Cause.QUOTA;
        return CompletableFuture.completedFuture(new Answer.Failed(cause, text));
    }
}
