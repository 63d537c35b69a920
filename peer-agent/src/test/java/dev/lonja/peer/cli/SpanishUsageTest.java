package dev.lonja.peer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command line is said in Spanish, whoever has found it. */
class SpanishUsageTest {
    @BeforeEach
    void speakSpanish() {
        Texts.speak(Language.SPANISH);
    }

    @AfterEach
    void speakEnglishAgain() {
        Texts.speak(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "users|falta --user=USER; el usuario también se puede indicar con LONJA_PEER_USER en el entorno",
                "users -u|la opción '-u' necesita un valor",
                "users -u a,b extra|sobra el argumento 'extra'; un argumento con espacios va entre comillas",
                "users -u ana --jsom|no existe la opción '--jsom'; ¿querías decir '--json'?",
                "users -u ana --nada|no existe la opción '--nada'",
                "users -u ana -u ana|la opción '--user' solo puede indicarse una vez",
                "usres|no existe la orden 'usres'; ¿querías decir 'users'?",
                "-p 0|valor incorrecto de la opción '--port': el puerto 0 no es un número de 1 a 65535",
                "-p|la opción '-p' necesita un valor",
                "-p -q|la opción '--port' necesita un valor, y '-q' es una opción",
                "-s --dated users|la opción '--server' necesita un valor, y '--dated' es una opción",
                "users -u --json|la opción '--user' necesita un valor, y '--json' es una opción",
                "--quiet=maybe|valor incorrecto de la opción '--quiet': 'maybe' no es true ni false",
                "users -u ana --json=x|valor incorrecto de la opción '--json': 'x' no es true ni false",
                "--help=x|valor incorrecto de la opción '--help': 'x' no es true ni false",
                "-qs|la opción '--server' necesita un valor",
                "--keep-both --overwrite|--overwrite, --keep-both se excluyen entre sí (indica solo una)",
                "--dated=middle|valor incorrecto de la opción '--dated': 'middle' no es off, first ni last",
                "--listen-ports=9-1|valor incorrecto de la opción '--listen-ports': '9-1' no es un rango de puertos de 1 a 65535",
                "--listen-ports=x|valor incorrecto de la opción '--listen-ports':"
                        + " 'x' no es ni un puerto ni un rango de puertos como 20000-29999",
                "get -u ana|faltan OWNER, REMOTE... [LOCAL]",
                "register|falta USER",
                "serve --share /|falta --user=USER; el usuario también se puede indicar con LONJA_PEER_USER en el entorno",
                "serve --share / -u a\u0007b|valor incorrecto de la opción '--user':"
                        + " usuario 'a\\u{7}b': contiene un carácter de control",
                "register a.b c|sobra el argumento 'c'; un argumento con espacios va entre comillas",
            })
    void saysItInSpanish(String line, String reason) {
        Start start = CommandLineReader.read(line.split(" "));

        assertThat(start)
                .isInstanceOfSatisfying(
                        Start.Wrong.class,
                        wrong -> assertThat(wrong.error().reason()).isEqualTo(reason));
    }
}
