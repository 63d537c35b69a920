package dev.lonja.registry.requests;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts the connections and requests that a limit refused or ended, by the limit. Safe from any thread. */
@Singleton
public class Refusals {
    /** The limit that was reached; metrics show its name in lower case. */
    public enum Reason {
        /** There were too many connections ({@code max-connections}). */
        CONNECTIONS,
        /** There were too many connections from one address ({@code max-connections-per-address}). */
        CONNECTIONS_PER_ADDRESS,
        /** The first string is not the name of an operation, or is too long for one. */
        UNKNOWN_OPERATION,
        /** A field breaks its rule, or is too long. */
        INVALID_FIELD,
        /** No byte arrived for some time before the request was complete ({@code idle-timeout}). */
        IDLE,
        /** The whole request took too long to arrive. */
        SLOW_REQUEST,
        /** The answer took too long ({@code answer-timeout}). */
        NO_ANSWER,
        /** The reader of a reply made no progress ({@code write-timeout}), or took too long for all of it. */
        SLOW_READER,
        /** The listing is longer than the limit. */
        LIST_LENGTH,
        /** Too many new names came from one address. */
        NEW_NAMES,
        /** Too many changes came from one user. */
        WRITES,
        /** A user has published too many files, or too many bytes of paths and descriptions. */
        CONTENT;

        /** The name in metrics and statistics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

    /** Counts that are all zero. */
    public Refusals() {
        for (Reason reason : Reason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    /** Counts one refusal. */
    public void count(Reason reason) {
        adder(reason).increment();
    }

    /** The number of refusals for that reason since the registry started. */
    public long of(Reason reason) {
        return adder(reason).sum();
    }

    /** The number of refusals for each reason since the registry started. */
    public Map<Reason, Long> byReason() {
        Map<Reason, Long> sums = new EnumMap<>(Reason.class);
        counts.forEach((reason, adder) -> sums.put(reason, adder.sum()));
        return Collections.unmodifiableMap(sums);
    }

    private LongAdder adder(Reason reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}
