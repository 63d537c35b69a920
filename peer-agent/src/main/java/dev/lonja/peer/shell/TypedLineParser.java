package dev.lonja.peer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.reader.Completer;
import org.jline.reader.Parser;

/** Finds the word at the cursor by the rules of {@link Words}. A quote that is not closed extends to the end of the line. */
final class TypedLineParser implements Parser {
    private final UnaryOperator<TypedLine> joining;

    /** A parser for which every space outside of quotes ends a word. */
    TypedLineParser() {
        this(line -> line);
    }

    /**
     * A parser for completion.
     *
     * @param joining joins words of the line that are one name with spaces
     */
    TypedLineParser(UnaryOperator<TypedLine> joining) {
        this.joining = joining;
    }

    /** The parser for that completer. */
    static TypedLineParser of(Completer completer) {
        return completer instanceof CommandCompleter commands
                ? new TypedLineParser(commands::joined)
                : new TypedLineParser();
    }

    @Override
    public TypedLine parse(String line, int cursor, ParseContext context) {
        List<Words.Word> words = words(line);
        int index = 0;
        while (index < words.size() && words.get(index).end() < cursor) {
            index++;
        }
        if (index == words.size() || !words.get(index).isAt(cursor)) {
            words.add(index, new Words.Word("", cursor, cursor, false, true));
        }
        Words.Word word = words.get(index);
        int typed = cursor == word.start()
                ? 0
                : at(line.substring(0, cursor), word.start()).text().length();
        var place = new TypedLine.Place(
                Math.min(typed, word.text().length()),
                cursor - word.start(),
                word.end() - word.start(),
                word.isQuoted());
        var parsed = new TypedLine(line, cursor, words, index, place);
        return context == ParseContext.COMPLETE ? joining.apply(parsed) : parsed;
    }

    private static List<Words.Word> words(String line) {
        List<Words.Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else {
                Words.Word word = at(line, at);
                words.add(word);
                at = word.end();
            }
        }
        return words;
    }

    /** The word that begins there. While a line is typed, an unclosed single quote counts as one too. */
    private static Words.Word at(String line, int start) {
        Words.Word word = Words.at(line, start);
        return line.charAt(start) == '\'' && !word.isQuoted()
                ? new Words.Word(line.substring(start + 1), start, line.length(), true, false)
                : word;
    }
}
