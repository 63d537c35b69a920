package dev.lonja.protocol;

/**
 * The editions of the protocol, oldest first. A row of {@link Operation} exists from one edition on, and the limit of a
 * {@link Field} may differ between them.
 */
public enum Edition {
    /** One request per connection, in the clear (section 1). */
    CLASSIC,
    /** Many requests on one connection that stays open (section 2). */
    SESSION
}
