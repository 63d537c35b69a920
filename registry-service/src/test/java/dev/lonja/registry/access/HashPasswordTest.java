package dev.lonja.registry.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashPasswordTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A person who types these lines. */
    private static final class Typist implements HashPassword.Prompt {
        private final Deque<String> lines;
        private final List<String> said = new ArrayList<>();

        Typist(String... lines) {
            this.lines = new ArrayDeque<>(List.of(lines));
        }

        @Override
        public void say(String text) {
            said.add(text);
        }

        @Override
        public Optional<byte[]> readHidden(String prompt) {
            said.add(prompt);
            return Optional.ofNullable(lines.poll()).map(line -> line.getBytes(UTF_8));
        }
    }

    @Test
    void asksTwiceAndPrintsTheHash() throws IOException {
        var typist = new Typist("contraseña", "contraseña");

        assertThat(ask(typist)).isZero();

        assertThat(BcryptUtil.matches("contraseña", out.toString(UTF_8).strip()))
                .isTrue();
        assertThat(out.toString(UTF_8)).endsWith("\n").doesNotContain("contraseña");
        assertThat(typist.said).containsExactly("Password: ", "The same password again: ");
        assertThat(err.size()).isZero();
    }

    @Test
    void asksAgainUntilBothAreEqual() throws IOException {
        var typist = new Typist("one", "two", "", "x".repeat(73), "three", "three");

        assertThat(ask(typist)).isEqualTo(2);
        assertThat(typist.said)
                .contains("the two passwords differ", "the password has 73 bytes; the limit is 72")
                .noneMatch(text -> text.contains("one"));

        assertThat(ask(new Typist("one", "two", "three", "three"))).isZero();
        assertThat(BcryptUtil.matches("three", out.toString(UTF_8).strip())).isTrue();
    }

    @Test
    void printsNothingWhenNobodyTypes() throws IOException {
        assertThat(ask(new Typist())).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(UTF_8)).isEqualTo("lonja: no password was typed; nothing is printed\n");
    }

    @Test
    void readsOneLineOfItsInput() throws IOException {
        assertThat(line("secret\r\nmore\n")).contains("secret");
        assertThat(line("secret")).contains("secret");
        assertThat(line("\n")).contains("");
        assertThat(line("")).isEmpty();
    }

    @Test
    void refusesAnEmptyPasswordAndOneThatIsNotUtf8() throws IOException {
        assertThat(HashPassword.print(new byte[0], print(out), print(err))).isEqualTo(2);
        assertThat(HashPassword.print(new byte[] {'a', (byte) 0xe9}, print(out), print(err)))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("a password is needed", "not UTF-8");
        assertThat(out.size()).isZero();
    }

    private int ask(Typist typist) throws IOException {
        return HashPassword.ask(typist, print(out), print(err));
    }

    private static Optional<String> line(String input) throws IOException {
        return HashPassword.readLine(new ByteArrayInputStream(input.getBytes(UTF_8)))
                .map(bytes -> new String(bytes, UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, UTF_8);
    }
}
