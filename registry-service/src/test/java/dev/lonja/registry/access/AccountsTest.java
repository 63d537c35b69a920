package dev.lonja.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.registry.folder.RegistryDataFolder;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private static final String HASH = BcryptUtil.bcryptHash("secret", 4);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void makesAPasswordOnceAndKeepsItsHash() throws IOException {
        Account made = first();
        String shown = console.toString(StandardCharsets.UTF_8);
        String password = shown.strip().substring(shown.lastIndexOf(' ') + 1);

        assertThat(BcryptUtil.matches(password, made.passwordHash())).isTrue();
        assertThat(made.role()).isEqualTo(Role.ADMIN);
        Path file = folder.resolve("admin-account");
        assertThat(Files.readString(file)).doesNotContain(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first()).isEqualTo(made);
        assertThat(console.toString(StandardCharsets.UTF_8)).as("shown once").isEqualTo(shown);
    }

    @Test
    void showsAndKeepsNothingBeforeTheStartHasSucceeded() throws IOException {
        FirstAccount.in(folder);

        assertThat(folder).isEmptyDirectory();
        first();
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("password");
    }

    @Test
    void theLogOfAContainerNeverHasThePassword() throws IOException {
        Account made = first(true);

        Path file = folder.resolve("admin-password");
        String password = Files.readString(file).strip();
        assertThat(BcryptUtil.matches(password, made.passwordHash())).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(console.toString(StandardCharsets.UTF_8))
                .doesNotContain(password)
                .contains(file.toString());
    }

    @Test
    void takesTheAccountOfARegistryThatWasFaster() throws IOException {
        FirstAccount slower = FirstAccount.in(folder);
        Account made = first();
        String shown = console.toString(StandardCharsets.UTF_8);

        assertThat(slower.keep(new PrintStream(console, true, StandardCharsets.UTF_8), false))
                .isEqualTo(made);
        assertThat(console.toString(StandardCharsets.UTF_8)).isEqualTo(shown);
    }

    @Test
    void saysWhichFileItCannotUse() throws IOException {
        Files.writeString(folder.resolve("admin-account"), "garbage");

        assertThatThrownBy(this::first)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(folder.resolve("admin-account").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1"})
    void isClosedToEverybodyWhereOthersReachItAndNoAccountIsConfigured(String host) {
        assertThat(accounts(host, List.of(), Optional.empty()).isEmpty()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesAccountsFromTheSettingAndTheFile() throws IOException {
        Path file = folder.resolve("accounts");
        Files.writeString(file, "# those who look\n\nbob:viewer:" + HASH + "\n");

        Accounts accounts = accounts("0.0.0.0", List.of("ana:admin:" + HASH), Optional.of(file));

        assertThat(accounts.find("ana").map(Account::role)).contains(Role.ADMIN);
        assertThat(accounts.find("bob").map(Account::role)).contains(Role.VIEWER);
        assertThat(accounts.find("eve")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ana:admin", "ana:root:$HASH", "ana:admin:secret", ":admin:$HASH"})
    void refusesWhatIsNoAccountWithoutShowingItsHash(String line) {
        List<String> lines = List.of(line.replace("$HASH", HASH));

        assertThatThrownBy(() -> accounts("localhost", lines, Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("lonja.registry.access: ")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining(HASH);
    }

    @Test
    void refusesTwoAccountsOfOneName() {
        List<String> lines = List.of("ana:admin:" + HASH, "ana:viewer:" + HASH);

        assertThatThrownBy(() -> accounts("localhost", lines, Optional.empty())).hasMessageContaining("two accounts");
    }

    private Account first() {
        return first(false);
    }

    private Account first(boolean isConsoleKept) {
        return FirstAccount.in(folder).keep(new PrintStream(console, true, StandardCharsets.UTF_8), isConsoleKept);
    }

    private Accounts accounts(String host, List<String> lines, Optional<Path> file) {
        return new Accounts(new Configured(Optional.of(lines), file), host, false, new RegistryDataFolder(folder));
    }

    private record Configured(Optional<List<String>> accounts, Optional<Path> accountsFile) implements AccessConfig {}
}
