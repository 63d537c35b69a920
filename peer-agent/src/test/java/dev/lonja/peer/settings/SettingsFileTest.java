package dev.lonja.peer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a settings file sets, beside the command line and the environment. */
class SettingsFileTest extends SettingsFileFixture {
    private static final OverridingSources NO_OVERRIDES = new OverridingSources(Map.of(), Set.of());

    @Test
    void readsTheRegistryTheUserTheFolderAndOtherSettings() throws IOException {
        SettingsFile file =
                file("\ufeff# my agent\r\nregistry = lab.example:5600\r\nuser=ana\nshare: ~/my\\u0020boats\n"
                        + "lonja.peer.download.existing=keep-both\n\nlonja.peer.listen-ports=\\\n  21000-21009\n");

        assertThat(file.problems()).isEmpty();
        assertThat(file.user()).contains("ana");
        assertThat(file.share()).contains(System.getProperty("user.home") + "/my boats");
        assertThat(file.under(Map.of(), NO_OVERRIDES))
                .isEqualTo(Map.of(
                        "lonja.peer.registry.host", "lab.example",
                        "lonja.peer.registry.port", "5600",
                        "lonja.peer.download.existing", "keep-both",
                        "lonja.peer.listen-ports", "21000-21009"));
    }

    @ParameterizedTest
    @CsvSource({
        "lab, lab,",
        "lab:5600, lab, 5600",
        "192.0.2.7:5600, 192.0.2.7, 5600",
        "::1, ::1,",
        "2001:db8::7, 2001:db8::7,",
        "[::1]:5600, ::1, 5600",
        "[::1], ::1,"
    })
    void takesEveryFormOfARegistry(String value, String host, String port) throws IOException {
        SettingsFile file = file("registry=" + value);

        assertThat(file.problems()).isEmpty();
        assertThat(file.settings().get("lonja.peer.registry.host")).isEqualTo(host);
        assertThat(file.settings().get("lonja.peer.registry.port")).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "first", "last", "true", "false"})
    void takesEveryPlaceOfTheDate(String place) throws IOException {
        SettingsFile file = file("lonja.peer.registry.dated=" + place);

        assertThat(file.problems()).isEmpty();
        assertThat(file.settings()).containsEntry("lonja.peer.registry.dated", place);
    }

    @Test
    void commandLineAndEnvironmentWin() throws IOException {
        SettingsFile file = file("registry=lab:5600\nlonja.peer.shell.quiet=true\nlonja.peer.listen-host=::1\n");

        assertThat(file.under(
                        Map.of("lonja.peer.registry.port", "5700"),
                        new OverridingSources(
                                Map.of("LONJA_PEER_SHELL_QUIET", "false"), Set.of("lonja.peer.listen-host"))))
                .isEqualTo(Map.of("lonja.peer.registry.host", "lab", "lonja.peer.registry.port", "5700"));
    }

    @Test
    void thePortOfOneRegistryIsNotThatOfAnother() throws IOException {
        SettingsFile file = file("registry=lab:5600");

        assertThat(file.under(Map.of("lonja.peer.registry.host", "localhost"), NO_OVERRIDES))
                .isEqualTo(Map.of("lonja.peer.registry.host", "localhost"));
        assertThat(file.under(Map.of(), new OverridingSources(Map.of("LONJA_PEER_REGISTRY_HOST", "x"), Set.of())))
                .isEmpty();
    }

    @Test
    void theEnvironmentNamesTheUserBeforeTheFile() throws IOException {
        SettingsFile file = file("user=ana\nshare=/srv/boats");

        assertThat(new CommandDefaults(Map.of(), file).user()).isEqualTo("ana");
        assertThat(new CommandDefaults(Map.of(), file).servedUser()).isEqualTo("ana");
        assertThat(new CommandDefaults(Map.of(), file).share()).isEqualTo("/srv/boats");
        var environment = new CommandDefaults(
                Map.of("LONJA_PEER_USER", "bob", "LONJA_PEER_SERVE_SHARE", "/srv/b", "LONJA_PEER_SERVE_USER", ""),
                file);
        assertThat(environment.user()).isEqualTo("bob");
        assertThat(environment.servedUser()).isEqualTo("bob");
        assertThat(environment.share()).isEqualTo("/srv/b");
    }

    @Test
    void findsTheFileInTheFolderOfTheUser() {
        assertThat(SettingsFile.path(name -> "/etc/xdg")).isEqualTo(Path.of("/etc/xdg/lonja/agent.properties"));
        assertThat(SettingsFile.path(name -> "relative"))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".config/lonja/agent.properties"));
    }
}
