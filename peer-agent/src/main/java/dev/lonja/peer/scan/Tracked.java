package dev.lonja.peer.scan;

import org.jspecify.annotations.Nullable;

/** What is remembered about a file between two looks. For one thread. */
final class Tracked {
    private Look look;
    private long lookedNanos;
    private long settledNanos;
    private long failingSinceNanos;
    private boolean isFailing;
    private @Nullable String description;
    private boolean isDescribed;
    private boolean isChecked;
    private @Nullable String problem;

    Tracked(Look look, long nanos) {
        this.look = look;
        this.lookedNanos = nanos;
        this.settledNanos = nanos;
    }

    /** Takes another look; one that differs begins the wait for stability again. */
    void look(Look now, long nanos) {
        if (!now.equals(look)) {
            look = now;
            lookedNanos = nanos;
            isChecked = false;
            isDescribed = false;
        }
    }

    Look look() {
        return look;
    }

    /** How long all looks have agreed. */
    long agreedNanos(long nanos) {
        return Math.max(0, nanos - lookedNanos);
    }

    /** Records that the file is stable at this moment. */
    void settled(long nanos) {
        settledNanos = nanos;
    }

    /** How long the file has changed at every look. */
    long changingNanos(long nanos) {
        return nanos - settledNanos;
    }

    /**
     * Records that the file cannot be opened at this moment, for a reason that may pass. Returns for how long, in nanoseconds.
     */
    long failed(long nanos) {
        if (!isFailing) {
            isFailing = true;
            failingSinceNanos = nanos;
        }
        return nanos - failingSinceNanos;
    }

    boolean isChecked() {
        return isChecked;
    }

    /** Why the file cannot be served; null if it can. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Remembers the result of a check, until the file looks different. */
    void checked(@Nullable String found) {
        isChecked = true;
        isFailing = false;
        problem = found;
        if (found != null) {
            withdraw();
        }
    }

    /** Records that the file is not offered any more. */
    void withdraw() {
        description = null;
        isDescribed = false;
    }

    /** The description that the file is offered with; null if it is not offered. */
    @Nullable
    String description() {
        return description;
    }

    /** Whether the description is that of the file as it looks now. */
    boolean isDescribed() {
        return isDescribed;
    }

    void describe(String text) {
        description = text;
        isDescribed = true;
    }
}
