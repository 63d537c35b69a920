package dev.lonja.registry.registration;

import dev.lonja.registry.identity.IdentityRules;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rules about names. */
public record RegistrationView(
        @Schema(description = "who may register: open, invited or closed")
        String mode,

        @Schema(description = "the mode of the settings, which holds until an administrator chooses another one")
        String configured,

        @Schema(description = "what a name without keys needs to get its first one: code, address or off")
        String claim,

        @Schema(description = "who may make codes for new names: users or admin")
        String invite) {

    static RegistrationView of(IdentityRules now, IdentityRules configured) {
        return new RegistrationView(
                word(now.registration()), word(configured.registration()), word(now.claim()), word(now.invite()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
