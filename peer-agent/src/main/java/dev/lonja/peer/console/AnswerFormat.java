package dev.lonja.peer.console;

import dev.lonja.protocol.Reply;
import java.util.stream.Stream;

/** How the result of a command looks on standard output. */
public sealed interface AnswerFormat permits ClassicFormat, ScreenFormat {
    /** The lines of a reply, safe for a terminal whatever the other side sent. */
    Stream<String> lines(Reply reply);

    /** A line that stands above others. */
    String heading(String text);
}
