package dev.lonja.peer.identity;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.KnownRegistries;
import dev.lonja.protocol.key.KnownRegistriesFile;
import dev.lonja.protocol.key.RegistryAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The keys that a registry is known to have, from the file {@code known-registries} (docs/session.md, Pinned registries). The file is
 * read each time, because a person may change it while the agent runs. Safe from any thread.
 */
public final class PinnedRegistry {
    /** The name of the file in the data folder. */
    static final String FILE = "known-registries";

    private final DataFolder folder;
    private final KnownRegistriesFile registries;
    private final RegistryAddress address;

    /** The registry at that address. */
    public PinnedRegistry(DataFolder folder, RegistryAddress address) {
        this.folder = folder;
        this.registries = new KnownRegistriesFile(folder.file(FILE));
        this.address = address;
    }

    /** The address as the file has it. */
    public RegistryAddress address() {
        return address;
    }

    /** Where the keys are kept. */
    public Path file() {
        return folder.file(FILE);
    }

    /**
     * Its keys; none if it is not known yet.
     *
     * @throws IOException if the file cannot be read or is malformed; the message names it
     */
    public Set<KeyId> keys() throws IOException {
        return registries.read().keysOf(address);
    }

    /** All registries that are known. */
    public List<KnownRegistries.Entry> all() throws IOException {
        return registries.read().entries();
    }

    /** Accepts that key too from now on. */
    public synchronized void add(KeyId key) throws IOException {
        folder.create();
        registries.add(address, key);
    }
}
