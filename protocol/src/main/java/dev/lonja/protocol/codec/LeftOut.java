package dev.lonja.protocol.codec;

import dev.lonja.protocol.Sentence;

/**
 * The entries of a listing that cannot be, and so are no part of the reply.
 *
 * @param entries how many they are
 * @param listed how many entries the listing has with them
 * @param reason what is wrong with the first one
 */
public record LeftOut(int entries, int listed, Sentence reason) {}
