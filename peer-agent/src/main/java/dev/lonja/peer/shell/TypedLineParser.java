package dev.lonja.peer.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Parser;

/** Finds the word at the cursor by the rules of {@link Words}. A quote that is not closed extends to the end of the line. */
final class TypedLineParser implements Parser {

    /** A word and its position in the line, quotes included. */
    private record Word(String text, int start, int end, boolean quoted) {
        boolean isAt(int cursor) {
            return start <= cursor && cursor <= end;
        }
    }

    @Override
    public TypedLine parse(String line, int cursor, ParseContext context) {
        List<Word> words = words(line);
        int index = 0;
        while (index < words.size() && words.get(index).end() < cursor) {
            index++;
        }
        if (index == words.size() || !words.get(index).isAt(cursor)) {
            words.add(index, new Word("", cursor, cursor, false));
        }
        Word word = words.get(index);
        int rawCursor = cursor - word.start();
        int wordCursor =
                Math.clamp(rawCursor - (word.quoted() ? 1 : 0), 0, word.text().length());
        List<String> texts = words.stream().map(Word::text).toList();
        int rawLength = word.end() - word.start();
        var place = new TypedLine.Place(wordCursor, rawCursor, rawLength, word.quoted());
        return new TypedLine(line, cursor, texts, index, place);
    }

    private static List<Word> words(String line) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else {
                Word word = line.charAt(at) == '"' ? quoted(line, at) : plain(line, at);
                words.add(word);
                at = word.end();
            }
        }
        return words;
    }

    private static Word quoted(String line, int start) {
        int close = line.indexOf('"', start + 1);
        return close < 0
                ? new Word(line.substring(start + 1), start, line.length(), true)
                : new Word(line.substring(start + 1, close), start, close + 1, true);
    }

    private static Word plain(String line, int start) {
        int end = start;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return new Word(line.substring(start, end), start, end, false);
    }
}
