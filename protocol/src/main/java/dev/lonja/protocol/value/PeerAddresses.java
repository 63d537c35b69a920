package dev.lonja.protocol.value;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The addresses of an agent: at most eight, with blanks between them (docs/session.md, Addresses). */
public record PeerAddresses(List<PeerAddress> all) {
    /** The largest number of addresses. */
    public static final int MAX = 8;
    /** Eight IPv6 addresses in their longest form, and blanks. */
    public static final int MAX_BYTES = MAX * "[0000:0000:0000:0000:0000:0000:255.255.255.255]:65535 ".length();

    /** No addresses: the agent has no listener, or does not say where it is. */
    public static final PeerAddresses NONE = new PeerAddresses(List.of());

    /** Drops duplicates, and refuses more than eight. */
    public PeerAddresses {
        all = List.copyOf(new LinkedHashSet<>(all));
        requireFew(all.size());
    }

    /**
     * Reads addresses.
     *
     * @throws InvalidValueException if one of them is malformed or forbidden, or there are too many
     */
    public static PeerAddresses parse(String text) {
        List<PeerAddress> addresses = Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(PeerAddress::parse)
                .toList();
        requireFew(addresses.size());
        return new PeerAddresses(addresses);
    }

    /**
     * The addresses without a loopback address that is not the one that the registry observes.
     *
     * @throws InvalidValueException if there is one
     */
    public PeerAddresses requireReachable(InetAddress observed) {
        for (PeerAddress address : all) {
            if (address.isLoopback() && !address.ip().equals(observed)) {
                throw new InvalidValueException(Sentence.of(
                        "holds the loopback address %s, but the connection comes from %s",
                        address, observed.getHostAddress()));
            }
        }
        return this;
    }

    /** These addresses with the observed one first, at most eight. */
    public PeerAddresses withObserved(PeerAddress observed) {
        var ordered = new LinkedHashSet<PeerAddress>();
        ordered.add(observed);
        ordered.addAll(all);
        return new PeerAddresses(ordered.stream().limit(MAX).toList());
    }

    /** The form on the wire. */
    @Override
    public String toString() {
        return all.stream().map(PeerAddress::toString).collect(Collectors.joining(" "));
    }

    private static void requireFew(int addresses) {
        if (addresses > MAX) {
            throw new InvalidValueException(Sentence.of("holds %d addresses; the limit is %d", addresses, MAX));
        }
    }
}
