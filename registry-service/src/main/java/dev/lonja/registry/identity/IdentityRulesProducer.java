package dev.lonja.registry.identity;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Supplies the configured rules of this registry. */
final class IdentityRulesProducer {

    @Produces
    @Singleton
    IdentityRules rules(IdentityConfig config) {
        return new IdentityRules(config.registration(), config.claim(), config.invite());
    }
}
