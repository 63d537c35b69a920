package dev.lonja.protocol.passport;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.Decimal;
import java.util.Set;

/** The claims of a passport as JSON: exactly these, and escapes only where JSON demands them (docs/session.md, Passports). */
final class PassportClaims {
    private static final Set<String> NAMES = Set.of("iss", "sub", "cnf", "iat", "exp");
    private static final Set<String> CONFIRMATION_NAMES = Set.of("kid");

    private PassportClaims() {}

    static String write(Passport passport) {
        return "{\"iss\":\"" + passport.issuer().hex()
                + "\",\"sub\":" + JsonText.quote(passport.name())
                + ",\"cnf\":{\"kid\":\"" + passport.holder().hex()
                + "\"},\"iat\":" + Decimal.write(passport.issuedAtSeconds())
                + ",\"exp\":" + Decimal.write(passport.expiresAtSeconds()) + "}";
    }

    static Passport read(String json) throws InvalidPassportException {
        try {
            var reader = new JsonReader(json);
            JsonReader.Value.Members claims = members(reader.read(), NAMES);
            JsonReader.Value.Members confirmation = members(claims.get("cnf"), CONFIRMATION_NAMES);
            return new Passport(
                    new KeyId(text(claims.get("iss"))),
                    text(claims.get("sub")),
                    new KeyId(text(confirmation.get("kid"))),
                    number(claims.get("iat")),
                    number(claims.get("exp")));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidPassportException("its claims are malformed: " + malformed.getMessage());
        }
    }

    private static JsonReader.Value.Members members(JsonReader.Value value, Set<String> names) {
        if (value instanceof JsonReader.Value.Members members
                && members.byName().keySet().equals(names)) {
            return members;
        }
        throw new IllegalArgumentException("not an object with exactly the members " + names);
    }

    private static String text(JsonReader.Value value) {
        if (value instanceof JsonReader.Value.Text(String text)) {
            return text;
        }
        throw new IllegalArgumentException("not a string");
    }

    private static long number(JsonReader.Value value) {
        if (value instanceof JsonReader.Value.Digits(String digits)) {
            return Decimal.parse(digits);
        }
        throw new IllegalArgumentException("not a number");
    }
}
