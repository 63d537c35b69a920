package dev.lonja.protocol.codec;

/**
 * The form in which requests are sent to a server.
 *
 * @param place where CONNECT carries the address of the agent
 * @param address the address of the agent; empty if CONNECT carries none
 */
public record RequestForm(NameForm names, DatePlace date, AddressPlace place, String address) {
    /** The form of the table: names with an underscore, and no dates. */
    public static final RequestForm PLAIN = new RequestForm(NameForm.UNDERSCORE, DatePlace.OFF);

    /** A form in which CONNECT has no address. */
    public RequestForm(NameForm names, DatePlace date) {
        this(names, date, AddressPlace.NONE, "");
    }

    /** The same form with other names. */
    public RequestForm with(NameForm otherNames) {
        return new RequestForm(otherNames, date, place, address);
    }
}
