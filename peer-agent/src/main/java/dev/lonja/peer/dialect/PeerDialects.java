package dev.lonja.peer.dialect;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** The dialects of peers by their address; that of the peer that was asked least recently is forgotten first. */
public final class PeerDialects {
    private static final int MAX_PEERS = 1000;

    private final Map<InetSocketAddress, Dialect> dialects = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Dialect> eldest) {
            return size() > MAX_PEERS;
        }
    };

    /** The dialect of the peer at that address. */
    public synchronized Dialect of(InetSocketAddress peer) {
        return dialects.computeIfAbsent(peer, unknown -> new Dialect());
    }
}
