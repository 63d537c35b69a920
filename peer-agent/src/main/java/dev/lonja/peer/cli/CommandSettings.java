package dev.lonja.peer.cli;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.data.DataConfig;
import dev.lonja.peer.download.DownloadConfig;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.peer.serve.ServeConfig;
import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.upload.ListenerConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings that a single command needs. The command loop and the server need them too, and get them from Quarkus. */
@Singleton
record CommandSettings(
        RegistryConfig registry, DataConfig data, ListenerConfig listener, DownloadConfig download, ShareConfig share) {
    private static final int OPTIONS_ORDINAL = 500;
    private static final int FILE_ORDINAL = 260;
    private static final int CONVERTER_PRIORITY = 200;
    static final Path FILE = Path.of("config", "application.properties");

    /**
     * Reads the settings as Quarkus would: the options of the command line, system properties, the environment and the
     * configuration file.
     *
     * <p>Sources and converters are named here: to discover them would open every jar of the class path.
     */
    static CommandSettings read(Map<String, String> options) {
        SmallRyeConfig config = config(
                options,
                RegistryConfig.class,
                DataConfig.class,
                ListenerConfig.class,
                DownloadConfig.class,
                ShareConfig.class);
        return new CommandSettings(
                config.getConfigMapping(RegistryConfig.class),
                config.getConfigMapping(DataConfig.class),
                config.getConfigMapping(ListenerConfig.class),
                config.getConfigMapping(DownloadConfig.class),
                config.getConfigMapping(ShareConfig.class));
    }

    /** The default value of that setting of the agent; empty if it has none. */
    static String defaultOf(String setting) {
        SmallRyeConfigBuilder builder = builder();
        List<Class<?>> mappings = List.of(
                RegistryConfig.class,
                DataConfig.class,
                ListenerConfig.class,
                DownloadConfig.class,
                ShareConfig.class,
                ServeConfig.class);
        mappings.forEach(builder::withMapping);
        String value = builder.build().getConfigValue(setting).getValue();
        return value == null ? "" : value;
    }

    private static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withConverter(MemorySize.class, CONVERTER_PRIORITY, new MemorySizeConverter())
                .withConverter(Path.class, CONVERTER_PRIORITY, new PathConverter())
                .withValidateUnknown(false);
    }

    /** The configuration with those mappings. */
    static SmallRyeConfig config(Map<String, String> options, Class<?>... mappings) {
        var builder = builder()
                .addSystemSources()
                .withSources(new PropertiesConfigSource(options, "command line", OPTIONS_ORDINAL));
        if (Files.isReadable(FILE)) {
            try {
                builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), FILE_ORDINAL));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(text("cannot read %s: %s", FILE, Reasons.of(unreadable)), unreadable);
            }
        }
        for (Class<?> mapping : mappings) {
            builder.withMapping(mapping);
        }
        return builder.build();
    }
}
