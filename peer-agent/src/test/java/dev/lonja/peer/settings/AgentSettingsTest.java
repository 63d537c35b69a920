package dev.lonja.peer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.data.DataConfig;
import dev.lonja.peer.download.DownloadConfig;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.peer.serve.ServeConfig;
import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.shell.ShellConfig;
import dev.lonja.peer.upload.ListenerConfig;
import dev.lonja.peer.upload.UploadConfig;
import io.smallrye.config.ConfigMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
    @Test
    void knowsEverySettingOfTheAgent() {
        List<String> declared = List.of(
                        DataConfig.class,
                        RegistryConfig.class,
                        ListenerConfig.class,
                        UploadConfig.class,
                        ShareConfig.class,
                        DownloadConfig.class,
                        ShellConfig.class,
                        ServeConfig.class)
                .stream()
                .flatMap(mapping -> Arrays.stream(mapping.getDeclaredMethods())
                        .map(method -> mapping.getAnnotation(ConfigMapping.class)
                                        .prefix()
                                + "."
                                + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)))
                .toList();

        assertThat(AgentSettings.names()).containsExactlyInAnyOrderElementsOf(declared);
    }
}
