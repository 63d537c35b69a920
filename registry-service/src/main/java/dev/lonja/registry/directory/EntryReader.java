package dev.lonja.registry.directory;

/** Reads a listing entry by entry. */
public interface EntryReader<T> {

    /** The listing has that many entries. Called once, before the first of them. */
    void begin(long count);

    /** The next entry. Returns whether the others are wanted. */
    boolean accept(T entry);
}
