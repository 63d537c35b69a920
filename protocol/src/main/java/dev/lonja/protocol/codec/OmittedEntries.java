package dev.lonja.protocol.codec;

import dev.lonja.protocol.value.Sentence;

/**
 * The invalid entries of a listing, which the reply omits.
 *
 * @param count the number of omitted entries, at least 1
 * @param listed the number of entries in the listing, omitted ones included
 * @param reason what is wrong with the first omitted entry
 */
public record OmittedEntries(int count, int listed, Sentence reason) {}
