package dev.lonja.protocol.codec;

/** The form in which requests are sent to a server. */
public record RequestForm(NameForm names, DatePlace date) {
    /** The form of the table: names with an underscore, and no dates. */
    public static final RequestForm PLAIN = new RequestForm(NameForm.UNDERSCORE, DatePlace.OFF);

    /** The same form with other names. */
    public RequestForm with(NameForm otherNames) {
        return new RequestForm(otherNames, date);
    }
}
