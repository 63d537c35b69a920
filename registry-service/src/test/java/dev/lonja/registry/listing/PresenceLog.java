package dev.lonja.registry.listing;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it is told of presences. */
final class PresenceLog implements PresenceListener {
    private final List<String> told = new ArrayList<>();

    /** What it was told since the last time. */
    List<String> take() {
        List<String> taken = List.copyOf(told);
        told.clear();
        return taken;
    }

    @Override
    public void online(String user) {
        told.add("+" + user);
    }

    @Override
    public void offline(String user) {
        told.add("-" + user);
    }

    @Override
    public void uncertain(String user) {
        told.add("?" + user);
    }

    @Override
    public void allUncertain() {
        told.add("anybody");
    }
}
