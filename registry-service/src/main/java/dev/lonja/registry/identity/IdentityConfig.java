package dev.lonja.registry.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may register, claim and invite. */
@ConfigMapping(prefix = "lonja.registry")
interface IdentityConfig {

    /** Who may register a name. */
    @WithDefault("open")
    IdentityRules.Registration registration();

    /** What gives a name that a classic client registered its first key. */
    @WithDefault("code")
    IdentityRules.Claim claim();

    /** Who may make codes for new names. */
    @WithDefault("users")
    IdentityRules.Invite invite();
}
