package dev.lonja.protocol.codec;

/** Where a dated request carries its date (section 1, Dated requests). */
public enum DatePlace {
    /** Nowhere: the request is not dated. */
    OFF,
    /** Directly after the name of the operation. */
    FIRST,
    /** After the last field. */
    LAST
}
