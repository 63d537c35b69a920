package dev.lonja.registry.identity;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Supplies the rules of this registry. There are no settings for them yet (docs/adr/0020). */
final class IdentityRulesProducer {

    @Produces
    @Singleton
    IdentityRules rules() {
        return IdentityRules.DEFAULT;
    }
}
