package dev.lonja.peer;

import io.smallrye.config.SmallRyeConfigBuilder;

/** Configuration for tests: the real defaults, and what a test sets over them. */
public final class Configs {
    private Configs() {}

    /** The mapping with {@code key, value, key, value…} over its defaults. */
    public static <T> T of(Class<T> mapping, String... settings) {
        var builder = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(mapping);
        for (int at = 0; at < settings.length; at += 2) {
            builder.withDefaultValue(settings[at], settings[at + 1]);
        }
        return builder.build().getConfigMapping(mapping);
    }
}
