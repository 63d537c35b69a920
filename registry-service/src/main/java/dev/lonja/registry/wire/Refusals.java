package dev.lonja.registry.wire;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a limit refused or cut short, by the limit. Safe from any thread. */
@Singleton
public class Refusals {
    /** The limit that was reached; its name in lower case is what metrics show. */
    public enum Reason {
        /** More connections than {@link WireConfig#maxConnections()}. */
        CONNECTIONS,
        /** More connections than {@link WireConfig#maxConnectionsPerAddress()}. */
        CONNECTIONS_PER_ADDRESS,
        /** The first string is, or would become, no operation that the registry knows. */
        UNKNOWN_OPERATION,
        /** A field breaks a rule of the protocol or is longer than it may be. */
        INVALID_FIELD,
        /** Nothing came for {@link WireConfig#idleTimeout()}, before the request was complete. */
        IDLE,
        /** The request was not complete within {@link WireConfig#arrivalTimeout()}. */
        SLOW_REQUEST,
        /** There was no outcome within {@link WireConfig#answerTimeout()}. */
        NO_ANSWER,
        /** The reader of a reply was slower than {@link WireConfig#writeTimeout()} or {@link WireConfig#replyTimeout()}. */
        SLOW_READER,
        /** The listing has more entries than a listing may have. */
        LIST_LENGTH
    }

    private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

    /** All at zero. */
    public Refusals() {
        for (Reason reason : Reason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    /** One more. */
    public void count(Reason reason) {
        adder(reason).increment();
    }

    /** How many there were for that reason since the registry started. */
    public long of(Reason reason) {
        return adder(reason).sum();
    }

    /** How many there were for each reason since the registry started. */
    public Map<Reason, Long> byReason() {
        Map<Reason, Long> sums = new EnumMap<>(Reason.class);
        counts.forEach((reason, adder) -> sums.put(reason, adder.sum()));
        return Collections.unmodifiableMap(sums);
    }

    private LongAdder adder(Reason reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}
