package dev.lonja.peer.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final OverridingSources NO_OVERRIDES = new OverridingSources(Map.of(), Set.of());

    @TempDir
    private Path folder;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registri=lab | there is no setting 'registri'; did you mean registry?",
                "Share=/srv | there is no setting 'Share'; did you mean share?",
                "lonja.peer.registry.hots=a | there is no setting 'lonja.peer.registry.hots'; did you mean lonja.peer.registry.host?",
                "colour=red | there is no setting 'colour'; known are registry, user, share and the settings lonja.peer.*",
                "registry= | registry has no value",
                "registry=lab:56000000 | registry: '56000000' is not a port from 1 to 65535",
                "registry=lab: | registry: '' is not a port from 1 to 65535",
                "registry=:5500 | registry: '' is not the name or address of a host",
                "registry=http://lab | registry: 'http' is not",
                "user=white space | user: user 'white space'",
                "share=boats | share: 'boats' is not a folder that begins with / or ~/",
                "lonja.peer.download.stall-timeout=soon | lonja.peer.download.stall-timeout: 'soon' is not a duration",
                "lonja.peer.upload.max-rate=fast | lonja.peer.upload.max-rate: 'fast' is not a number of bytes",
                "lonja.peer.upload.max-running=-1 | lonja.peer.upload.max-running: '-1' is not a number from 0 to 999999999",
                "lonja.peer.shell.quiet=yes | lonja.peer.shell.quiet: 'yes' is not true or false",
                "lonja.peer.transfer=ftp | lonja.peer.transfer: 'ftp' is not one of sendfile, async-read",
                "lonja.peer.listen-ports=9-1 | lonja.peer.listen-ports: '9-1' is not a range",
                "user=\\u00g1 | a \\u is not followed by four hexadecimal digits"
            })
    void namesAMistakeWithItsFileAndLine(String line, String problem) throws IOException {
        SettingsFile file = file("# one\n\n" + line + "\n");

        if (line.startsWith("registry=http")) {
            assertThat(file.problems()).singleElement().asString().contains(folder + "/agent.properties:3: registry: ");
        } else {
            assertThat(file.problems())
                    .singleElement()
                    .asString()
                    .startsWith(folder + "/agent.properties:3: " + problem);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server, registry=HOST:PORT",
        "port, registry=HOST:PORT",
        "registry.host, registry=HOST:PORT",
        "Registry-Port, registry=HOST:PORT",
        "hostnam, registry=HOST:PORT",
        "username, user",
        "folder, share",
        "shar, share",
        "listen-ports, lonja.peer.listen-ports",
        "transfer, lonja.peer.transfer",
        "serve.max_files, lonja.peer.serve.max-files",
        "serve.max-file, lonja.peer.serve.max-files"
    })
    void namesWhatWasMeantByAKey(String key, String meant) throws IOException {
        assertThat(file("# one\n" + key + "=x\n").problems())
                .containsExactly(
                        folder + "/agent.properties:2: there is no setting '" + key + "'; did you mean " + meant + "?");
    }

    @Test
    void namesEveryMistakeAndWhatIsSetTwice() throws IOException {
        SettingsFile file =
                file("user=ana\nregistry=lab:5600\nlonja.peer.serve.user=bob\nlonja.peer.registry.port=1\n");

        assertThat(file.problems())
                .containsExactly(
                        folder + "/agent.properties:3: lonja.peer.serve.user: this is set already in line 1",
                        folder + "/agent.properties:4: lonja.peer.registry.port: this is set already in line 2");
    }

    @Test
    void namesTheLineThatIsNotUtf8() throws IOException {
        Path path = folder.resolve("agent.properties");
        Files.write(path, new byte[] {'#', ' ', 'a', '\n', 'u', 's', 'e', 'r', '=', (byte) 0xe9, '\n'});

        assertThat(SettingsFile.read(path).problems()).containsExactly(path + ":2: the line is not UTF-8");
    }

    @Test
    void saysThatAFileCannotBeRead() throws IOException {
        Path path = Files.createDirectory(folder.resolve("agent.properties"));
        Path dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        assertThat(SettingsFile.read(path).problems())
                .singleElement()
                .asString()
                .startsWith(path + ": ");
        assertThat(SettingsFile.read(dangling).problems())
                .singleElement()
                .asString()
                .startsWith(dangling + ": ");
        assertThat(SettingsFile.read(folder.resolve("none")).problems()).isEmpty();
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
    void waitsForNoPipeAndReadsNoDeviceAndNoHugeFile() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path huge = folder.resolve("huge");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }

        assertThat(SettingsFile.read(pipe).problems()).containsExactly(pipe + ": it is not a regular file");
        assertThat(SettingsFile.read(Path.of("/dev/zero")).problems())
                .containsExactly("/dev/zero: it is not a regular file");
        assertThat(SettingsFile.read(huge).problems()).containsExactly(huge + ": it is longer than 1048576 bytes");
    }

    @Test
    void findsTheFileInTheFolderOfTheUser() {
        assertThat(SettingsFile.path(name -> "/etc/xdg")).isEqualTo(Path.of("/etc/xdg/lonja/agent.properties"));
        assertThat(SettingsFile.path(name -> "relative"))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".config/lonja/agent.properties"));
    }

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
                                + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT)))
                .toList();

        assertThat(AgentSettings.names()).containsExactlyInAnyOrderElementsOf(declared);
    }

    private SettingsFile file(String content) throws IOException {
        return SettingsFile.read(Files.write(folder.resolve("agent.properties"), content.getBytes(UTF_8)));
    }
}
