package dev.lonja.peer.console;

import dev.lonja.protocol.Reply;
import java.util.List;
import java.util.stream.Stream;

/** The format of results on standard output. */
public sealed interface AnswerFormat permits ClassicFormat, ScreenFormat {
    /** The lines of a reply. They are safe for a terminal, whatever the other side sent. */
    Stream<String> lines(Reply reply);

    /** The lines of a list of downloads. */
    Stream<String> downloads(List<DownloadRow> downloads);

    /** A line above a list. */
    String heading(String text);
}
