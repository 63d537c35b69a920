package dev.lonja.protocol.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The registries whose keys are known, in the form of the file {@code known-registries} (docs/session.md, Pinned registries): lines of
 * an address, a blank and a key id. Empty lines, and those that begin with {@code #}, are ignored.
 */
public record KnownRegistries(List<Entry> entries) {

    /** A key of a registry. An address may have several, which are all accepted. */
    public record Entry(RegistryAddress address, KeyId key) {
        /** The line of the file. */
        public String line() {
            return address + " " + key.hex();
        }
    }

    /** No registry is known. */
    public static final KnownRegistries NONE = new KnownRegistries(List.of());

    public KnownRegistries {
        entries = List.copyOf(entries);
    }

    /**
     * Reads the text of the file.
     *
     * @throws IllegalArgumentException naming the first line that is malformed
     */
    public static KnownRegistries parse(String text) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                entries.add(entry(line.strip(), number));
            }
        }
        return new KnownRegistries(entries);
    }

    /** The keys of the registry at that address; none if it is not known. */
    public Set<KeyId> keysOf(RegistryAddress address) {
        return entries.stream()
                .filter(entry -> entry.address().equals(address))
                .map(Entry::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Entry entry(String line, int number) {
        String[] words = line.split("\\s+");
        if (words.length != 2) {
            throw malformed(number, "'" + line + "' is not 'host:port key-id'");
        }
        RegistryAddress address;
        try {
            address = RegistryAddress.parse(words[0]);
        } catch (IllegalArgumentException wrong) {
            throw malformed(number, "'" + words[0] + "' " + wrong.getMessage());
        }
        try {
            return new Entry(address, KeyId.parse(words[1]));
        } catch (IllegalArgumentException wrong) {
            throw malformed(number, "'" + words[1] + "' " + wrong.getMessage());
        }
    }

    private static IllegalArgumentException malformed(int number, String problem) {
        return new IllegalArgumentException("line " + number + ": " + problem);
    }
}
