package dev.lonja.peer.console;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Printable;
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
    public Stream<String> lines(RegistryAnswer answer) {
        return Stream.concat(Stream.of(Messages.of(answer.reply())), entries(answer));
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

    /** A line for each entry of the answer. */
    public Stream<String> entries(RegistryAnswer answer) {
        Entries entries = Entries.plain(answer);
        return entries.rows().stream().map(row -> line(row, entries.columns()));
    }

    /** The texts with a space between them. If the last one is empty, there is no space before it. */
    private String line(List<String> row, List<Entries.Column> columns) {
        List<String> texts = row.getLast().isEmpty() ? row.subList(0, row.size() - 1) : row;
        return IntStream.range(0, texts.size())
                .mapToObj(at -> shown(columns.get(at).plain(texts.get(at)), at))
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
