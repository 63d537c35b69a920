package dev.lonja.peer.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.settings.SettingsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void theExitCodeTellsWhetherSomethingFails() {
        assertThat(run(false, Finding.ok("a", "fine"), Finding.warn("b", "hm", "do it")))
                .isEqualTo("""
                OK    a: fine
                WARN  b: hm
                      do it
                1 OK, 1 WARN, 0 FAIL, 0 not checked
                0""");
        assertThat(run(true, Finding.fail("c", "no\u001b", "why"))).isEqualTo("""
                {"check":"c","verdict":"FAIL","message":"no\\u001B","remedy":"why"}
                1""");
    }

    @Test
    void comparesTheClockWithThatOfThePage() {
        try (var page = new ScriptedServer(socket -> {
            socket.getInputStream().read(new byte[64]);
            socket.getOutputStream()
                    .write("HTTP/1.0 200 OK\r\nDate: Sat, 28 Nov 2026 04:00:00 GMT\r\n\r\n".getBytes(ISO_8859_1));
        })) {
            assertThat(clock(page.port(), "2026-11-28T04:00:20Z").verdict()).isEqualTo(Verdict.OK);
            assertThat(clock(page.port(), "2026-11-28T04:02:00Z").message()).startsWith("this clock is 120 s ahead");
            assertThat(clock(page.port(), "2026-11-28T03:58:00Z").message()).startsWith("this clock is 120 s behind");
        }
        try (var other = new ScriptedServer(socket -> socket.getOutputStream().write('x'))) {
            assertThat(clock(other.port(), "2026-11-28T04:00:20Z").verdict()).isEqualTo(Verdict.SKIP);
        }
    }

    @Test
    void countsFoldersAgainstTheLimitOfWatches() throws IOException {
        Path share =
                Files.createDirectories(folder.resolve("share/a/b")).getParent().getParent();
        Files.writeString(share.resolve("boats.txt"), "boats");
        Path limit = folder.resolve("limit");

        assertThat(watches(share, limit, "524288\n").verdict()).isEqualTo(Verdict.OK);
        assertThat(watches(share, limit, "5\n").verdict()).isEqualTo(Verdict.WARN);
        assertThat(watches(share, limit, "2\n").verdict()).isEqualTo(Verdict.WARN);
        assertThat(new ShareCheck(share, 10, folder.resolve("none")).look())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK, Verdict.SKIP);
        assertThat(new ShareCheck(folder.resolve("missing"), 10, limit).look())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.FAIL);
        assertThat(new ShareCheck(null, 10, limit).look())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.SKIP);
    }

    @Test
    void looksAtFoldersLimitsLocaleAndFirewall() throws IOException {
        Path open = Files.createDirectory(
                folder.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        assertThat(new FolderCheck("data-folder", open, true).look().getFirst().remedy())
                .isEqualTo("chmod 700 " + open);
        assertThat(verdict(new FolderCheck("data-folder", folder.resolve("new/one"), true)))
                .isEqualTo(Verdict.OK);
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(verdict(new FolderCheck("data-folder", file.resolve("one"), true)))
                .isEqualTo(Verdict.FAIL);

        assertThat(verdict(limits("Max open files            1048576              1048576              files\n")))
                .isEqualTo(Verdict.OK);
        assertThat(verdict(limits("Max open files            1024                 4096                 files\n")))
                .isEqualTo(Verdict.WARN);
        assertThat(verdict(limits("Max open files            64                   64                   files\n")))
                .isEqualTo(Verdict.FAIL);

        assertThat(verdict(new LocaleCheck(Map.of("LANG", "es_ES.UTF-8"), true)))
                .isEqualTo(Verdict.OK);
        assertThat(verdict(new LocaleCheck(Map.of("LANG", "C"), true))).isEqualTo(Verdict.OK);
        assertThat(verdict(new LocaleCheck(Map.of("LANG", "es_ES@euro"), true))).isEqualTo(Verdict.WARN);
        assertThat(verdict(new LocaleCheck(Map.of(), false))).isEqualTo(Verdict.FAIL);

        assertThat(new FirewallCheck(folder, folder, "20000-29999").look()).isEmpty();
        Files.createDirectory(folder.resolve("ufw"));
        Files.writeString(folder.resolve("ufw/ufw.conf"), "# x\nENABLED=yes\n");
        assertThat(new FirewallCheck(folder, folder, "20000-29999")
                        .look()
                        .getFirst()
                        .remedy())
                .isEqualTo("sudo ufw allow 20000:29999/tcp");
    }

    @Test
    void namesTheMistakesOfTheSettingsFile() throws IOException {
        Path path = Files.writeString(folder.resolve("agent.properties"), "usr=ana\n");

        assertThat(new SettingsCheck(SettingsFile.read(path), List.of())
                        .look()
                        .getFirst()
                        .message())
                .isEqualTo(path + ":1: there is no setting 'usr'; did you mean user?");
        assertThat(verdict(new SettingsCheck(SettingsFile.read(folder.resolve("none")), List.of())))
                .isEqualTo(Verdict.OK);
    }

    @Test
    void findsAWrongValueOfTheEnvironmentAndSaysWhatToDo() {
        SettingsFile none = SettingsFile.read(folder.resolve("none"));

        Finding finding = new SettingsCheck(none, List.of("LONJA_PEER_REGISTRY_PORT: 'abc' is not a port"))
                .look()
                .getFirst();

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.message()).contains("LONJA_PEER_REGISTRY_PORT: 'abc'");
        assertThat(finding.remedy()).contains("correct the value or unset it");
    }

    private static Verdict verdict(Check check) {
        return check.look().getFirst().verdict();
    }

    private static Finding clock(int port, String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new ClockCheck("127.0.0.1", port, clock, PATIENCE).look().getFirst();
    }

    private static Finding watches(Path share, Path limit, String content) throws IOException {
        Files.writeString(limit, content);
        return new ShareCheck(share, 10, limit).look().getLast();
    }

    private OpenFilesCheck limits(String content) throws IOException {
        return new OpenFilesCheck(Files.writeString(folder.resolve("limits"), content));
    }

    private static String run(boolean isJson, Finding... findings) {
        var out = new ByteArrayOutputStream();
        var report = new DoctorReport(new PrintStream(out, true, UTF_8), isJson);
        int code = new Doctor(List.of(() -> List.of(findings)), report).run();
        return out.toString(UTF_8) + code;
    }
}
