package dev.lonja.registry.identity;

/** The rules about names that hold at the moment. Any thread; never waits. */
public interface CurrentRules {

    /** The rules as of now. */
    IdentityRules now();
}
