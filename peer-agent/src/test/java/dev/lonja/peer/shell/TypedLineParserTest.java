package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import org.jline.reader.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing of a typed line; {@code |} stands for the cursor. */
class TypedLineParserTest {

    @Test
    void findsTheWordAtTheCursor() {
        TypedLine line = parse("GET_FILE an|a /a");

        assertThat(line.words()).containsExactly("GET_FILE", "ana", "/a");
        assertThat(line.word()).isEqualTo("ana");
        assertThat(line.wordIndex()).isEqualTo(1);
        assertThat(line.wordCursor()).isEqualTo(2);
        assertThat(line.rawWordLength()).isEqualTo(3);
    }

    @Test
    void beginsAnEmptyWordBetweenWords() {
        TypedLine last = parse("GET_FILE |");
        TypedLine between = parse("GET_FILE | /a");

        assertThat(last.words()).containsExactly("GET_FILE", "");
        assertThat(last.wordIndex()).isEqualTo(1);
        assertThat(between.words()).containsExactly("GET_FILE", "", "/a");
        assertThat(between.wordIndex()).isEqualTo(1);
        assertThat(parse("|").words()).containsExactly("");
    }

    @Test
    void takesAnOpenQuoteToTheEndOfTheLine() {
        TypedLine line = parse("PUBLISH \"my no|");

        assertThat(line.word()).isEqualTo("my no");
        assertThat(line.wordCursor()).isEqualTo(5);
        assertThat(line.rawWordCursor()).isEqualTo(6);
        assertThat(line.rawWordLength()).isEqualTo(6);
    }

    @Test
    void countsTheQuotesOfAWordToItsRawLength() {
        TypedLine line = parse("DELETE \"my notes\"| x");

        assertThat(line.words()).containsExactly("DELETE", "my notes", "x");
        assertThat(line.wordIndex()).isEqualTo(1);
        assertThat(line.wordCursor()).isEqualTo(8);
        assertThat(line.rawWordCursor()).isEqualTo(10);
        assertThat(line.rawWordLength()).isEqualTo(10);
    }

    @Test
    void quotesWhatHoldsWhiteSpaceAndWhatWasQuotedBefore() {
        assertThat(parse("DELETE n|").escape("notes", true)).isEqualTo("notes");
        assertThat(parse("DELETE m|").escape("my notes", true)).isEqualTo("\"my notes\"");
        assertThat(parse("DELETE m|").escape("my folder/", false)).isEqualTo("\"my folder/");
        assertThat(parse("DELETE \"n|").escape("notes", true)).isEqualTo("\"notes\"");
        assertThat(parse("DELETE \"n|").escape("no\"te", true)).isEqualTo("no\"te");
    }

    @Test
    void takesASingleQuoteThatIsNotClosedForOneWhileItIsTyped() {
        TypedLine line = parse("PUBLISH 'my no|");

        assertThat(line.word()).isEqualTo("my no");
        assertThat(line.wordCursor()).isEqualTo(5);
        assertThat(line.rawWordLength()).isEqualTo(6);
        assertThat(parse("PUBLISH it's|").word()).isEqualTo("it's");
    }

    @Test
    void countsEscapedQuotesOnce() {
        TypedLine line = parse("DELETE \"a \\\"b|\\\".txt\"");

        assertThat(line.word()).isEqualTo("a \"b\".txt");
        assertThat(line.wordCursor()).isEqualTo(4);
        assertThat(line.rawWordCursor()).isEqualTo(6);
        assertThat(line.rawWordLength()).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "my notes",
                "no\"te",
                "a\\b",
                "two  spaces",
                "\"",
                "\"begins",
                "white space and \"",
                "\"all\" of it",
                "new\nline",
                "'",
                "'single'",
                "'single quotes'",
                "'90s",
                "join\u200der",
                "\\u{200d}",
                "\\u{22} and \"",
                "ends with \\",
                "\\",
                "a\\\"b c",
            })
    void writesWhatTheCommandParserReadsBack(String name) {
        assertThat(CommandParser.parse("DELETE " + parse("DELETE |").escape(TypedLine.typable(name), true)))
                .isEqualTo(new TypedCommand.Perform(new Action.Delete(name)));
    }

    private static TypedLine parse(String lineWithCursor) {
        int cursor = lineWithCursor.indexOf('|');
        return new TypedLineParser().parse(lineWithCursor.replace("|", ""), cursor, Parser.ParseContext.COMPLETE);
    }
}
