package dev.lonja.peer;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;

/** Configuration for tests: the real defaults, and values of the test over them. */
public final class Configs {
    private Configs() {}

    /** One mapping with {@code key, value, key, value…} over its defaults. */
    public static <T> T of(Class<T> mapping, String... settings) {
        return of(List.of(mapping), settings).getConfigMapping(mapping);
    }

    /** Several mappings with {@code key, value, key, value…} over their defaults. */
    public static SmallRyeConfig of(List<Class<?>> mappings, String... settings) {
        var builder = new SmallRyeConfigBuilder().addDiscoveredConverters();
        mappings.forEach(builder::withMapping);
        for (int at = 0; at < settings.length; at += 2) {
            builder.withDefaultValue(settings[at], settings[at + 1]);
        }
        return builder.build();
    }
}
