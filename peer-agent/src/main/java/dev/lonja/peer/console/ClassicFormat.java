package dev.lonja.peer.console;

import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The exact texts of section 1 (What the agent prints).
 *
 * @param isForTerminal whether a person reads them, who may type a name again: then characters that a terminal does not show
 *     are escapes; another program gets every name as it is
 */
public record ClassicFormat(boolean isForTerminal) implements AnswerFormat {
    @Override
    public Stream<String> lines(Reply reply) {
        return Stream.concat(Stream.of(Messages.of(reply.operation(), reply.outcome())), entries(reply));
    }

    /** The texts with a tab between them, because some hold spaces. */
    @Override
    public Stream<String> downloads(List<DownloadRow> downloads) {
        return downloads.stream()
                .map(row -> row.texts().stream().map(this::shown).collect(Collectors.joining("\t")));
    }

    @Override
    public String heading(String text) {
        return text;
    }

    /** A line for each entry of the reply. */
    public Stream<String> entries(Reply reply) {
        return Entries.of(reply).rows().stream().map(this::line);
    }

    /** The texts with a space between them. If the last one is empty, there is no space before it. */
    private String line(List<String> row) {
        List<String> texts = row.getLast().isEmpty() ? row.subList(0, row.size() - 1) : row;
        return IntStream.range(0, texts.size())
                .mapToObj(at -> shown(texts.get(at), at))
                .collect(Collectors.joining(" "));
    }

    private String shown(String text) {
        return isForTerminal ? Printable.message(text) : Printable.line(text);
    }

    /** The text at that place; the first one is the name that may be typed. */
    private String shown(String text, int at) {
        if (!isForTerminal) {
            return Printable.line(text);
        }
        return at == 0 ? Printable.name(text) : Printable.message(text);
    }
}
