package dev.lonja.peer.oneshot;

import dev.lonja.peer.data.DataConfig;
import dev.lonja.peer.download.DownloadConfig;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.peer.upload.ListenerConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The configuration as Quarkus would read it: options, system properties, environment, the file beside.
 *
 * <p>Sources and converters are named: to find them would open every jar of the class path, at every command.
 */
record Settings(RegistryConfig registry, ListenerConfig listener, DownloadConfig download, DataConfig data) {
    private static final int OPTIONS_ORDINAL = 500;
    private static final int FILE_ORDINAL = 260;
    private static final int CONVERTER_PRIORITY = 200;
    private static final Path FILE = Path.of("config", "application.properties");

    /** Reads it, with the options of the command line over everything else. */
    static Settings read(Map<String, String> options) {
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withConverter(MemorySize.class, CONVERTER_PRIORITY, new MemorySizeConverter())
                .withConverter(Path.class, CONVERTER_PRIORITY, new PathConverter())
                .withMapping(RegistryConfig.class)
                .withMapping(ListenerConfig.class)
                .withMapping(DownloadConfig.class)
                .withMapping(DataConfig.class)
                .withValidateUnknown(false)
                .addSystemSources()
                .withSources(new PropertiesConfigSource(options, "command line", OPTIONS_ORDINAL));
        if (Files.isReadable(FILE)) {
            try {
                builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), FILE_ORDINAL));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot read " + FILE, unreadable);
            }
        }
        SmallRyeConfig config = builder.build();
        return new Settings(
                config.getConfigMapping(RegistryConfig.class),
                config.getConfigMapping(ListenerConfig.class),
                config.getConfigMapping(DownloadConfig.class),
                config.getConfigMapping(DataConfig.class));
    }
}
