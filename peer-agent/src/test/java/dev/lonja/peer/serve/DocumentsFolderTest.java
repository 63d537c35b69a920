package dev.lonja.peer.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.protocol.ClassicPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A folder of 2,000 files with the names that people give them: a classic client gets every one that can be read. */
class DocumentsFolderTest extends ServeFixture {
    private static final int FILES = 2_000;

    private static final List<String> FOLDERS = List.of(
            "Facturas 2024",
            "Facturas 2025",
            "Ñandú & Cía",
            nfd("Música en español"),
            "a/b c/d  e",
            "🎣 pesca",
            "100% míos",
            "fin de línea\ny tabulador\t",
            "-r",
            "muy largo ".repeat(24) + "/" + "aún más largo ".repeat(14));

    private static final List<String> NAMES = List.of(
            "Declaración de la renta.pdf",
            nfd("Camión número"),
            "¿Qué? ¡Sí!",
            "50% %41 %20",
            "comillas \" y '",
            "barra \\ invertida",
            "-rf *",
            "salto\nde línea",
            "tab\tulador",
            "  ",
            "espacio al final ",
            "\u00a0duro\u3000ancho\u2028",
            "\u202egpj.exe",
            "🎣🐟",
            "\u001b[31mrojo",
            "~",
            "#almohadilla;$(x)`y`",
            "largo ".repeat(35) + ".odt",
            "$HOME",
            "{a,b}[c]?");

    private final Map<String, String> contents = new HashMap<>();

    @Test
    void isSharedAsAWholeAndFetchedByteForByte() throws Exception {
        for (int number = 0; contents.size() < FILES; number++) {
            String folder = FOLDERS.get(number % FOLDERS.size());
            String name = NAMES.get(number / FOLDERS.size() % NAMES.size());
            writeNamed(folder, (number / 200) + name + (name.equals("~") ? "x" : ""));
        }
        Files.writeString(Files.createDirectories(share.resolve(".cache")).resolve("hidden"), "1");
        shell(
                "printf x > \"$(printf 'caf\\351')\" && mkfifo pipe && ln -s /etc/hostname outside && printf x > half.part");

        start();

        await().atMost(Duration.ofMinutes(1)).until(status::isReady);
        assertThat(registry.filesOf("ana")).hasSize(FILES).containsOnlyKeys(contents.keySet());
        assertThat(status.moment().skipped()).isEqualTo(4);
        for (Map.Entry<String, String> file : contents.entrySet()) {
            assertThat(fetchAsListed(file.getKey())).isEqualTo(ok(file.getValue()));
        }
    }

    private void writeNamed(String folder, String name) throws IOException {
        Path file = share.resolve(folder).resolve(name);
        Files.createDirectories(file.getParent());
        String content = "number " + contents.size();
        Files.writeString(file, content);
        assertThat(contents.put(ClassicPath.encode(file.toString()), content)).isNull();
    }

    private String fetchAsListed(String classicPath) throws IOException {
        int port = registry.portOf("ana").orElseThrow();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(("GET_FILE\0" + classicPath + "\0").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private void shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(share.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static String nfd(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }
}
