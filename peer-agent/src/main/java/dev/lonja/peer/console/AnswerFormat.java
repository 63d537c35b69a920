package dev.lonja.peer.console;

import dev.lonja.peer.registry.RegistryAnswer;
import java.util.List;
import java.util.stream.Stream;

/** The format of results on standard output. */
public sealed interface AnswerFormat permits ClassicFormat, ScreenFormat {
    /** The lines of an answer, without its notes. They are safe for a terminal, whatever the other side sent. */
    Stream<String> lines(RegistryAnswer answer);

    /** The lines of a list of downloads. */
    Stream<String> downloads(List<DownloadRow> downloads);

    /** A line above a list. */
    String heading(String text);
}
