package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DELETE \"a \\\"b\\\".txt\"|a \"b\".txt",
                "DELETE \"a b\"c|a bc",
                "DELETE \"a b\"\"c d\"|a bc d",
                "DELETE \"it's a\"|it's a",
                "DELETE 'a \"b\"'|a \"b\"",
                "DELETE \"a\\\"|a\\",
                "DELETE \"a\\b c\"|a\\b c",
                "DELETE \"\\\"\"|\"",
                "DELETE \"~/a b\"|~/a b",
            })
    void takesQuotesInQuotesAndTextBehindThem(String line, String name) {
        assertThat(CommandParser.parse(line)).isEqualTo(perform(new Action.Delete(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET_FILE ana my party.txt, true",
        "GET_FILE ana my party.txt x, true",
        "GET_FILE ana 'my party.txt x, true",
        "GET_FILE ana /a.txt x.txt, false",
        "GET_FILE ana \"my party.txt\" x y, false",
        "GET_FILE ana boats ., false"
    })
    void saysHowItUnderstoodAFetchWithoutQuotes(String line, boolean isDoubtful) {
        assertThat(((TypedCommand.Perform) CommandParser.parse(line)).hint().isEmpty())
                .isEqualTo(!isDoubtful);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE \"a b",
                "PUBLISH \"a \\\"b",
                "GET_FILE ana \"a b.txt x",
                "DELETE \"",
                "PUBLISH \"a\"\"b c"
            })
    void saysWhichQuoteIsNotClosed(String line) {
        assertThat(((TypedCommand.Wrong) CommandParser.parse(line)).reason())
                .startsWith("the double quote before '")
                .endsWith("' is not closed");
    }

    @Test
    void takesSingleQuotesToo() {
        assertThat(CommandParser.parse("PUBLISH 'my file' mine"))
                .isEqualTo(perform(new Action.Publish("my file", "mine")));
        assertThat(CommandParser.parse("DELETE 'it's here'")).isEqualTo(perform(new Action.Delete("it's here")));
        assertThat(CommandParser.parse("PUBLISH '90s.txt")).isEqualTo(perform(new Action.Publish("'90s.txt", "")));
        assertThat(CommandParser.parse("DELETE it's")).isEqualTo(perform(new Action.Delete("it's")));
    }

    @Test
    void takesAQuotedArgumentWithItsSpaces() {
        assertThat(CommandParser.parse("GET_FILE ana /a \"my file\""))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("/a"), "my file")));
        assertThat(CommandParser.parse("PUBLISH \"my file\" mine"))
                .isEqualTo(perform(new Action.Publish("my file", "mine")));
        assertThat(CommandParser.parse("DELETE \"\"")).isEqualTo(perform(new Action.Delete("")));
    }

    private static TypedCommand perform(Action action) {
        return new TypedCommand.Perform(action);
    }
}
