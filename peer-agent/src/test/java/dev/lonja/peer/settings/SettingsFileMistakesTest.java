package dev.lonja.peer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agent says of a settings file that it cannot take. */
class SettingsFileMistakesTest extends SettingsFileFixture {
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
}
