package dev.lonja.protocol.session;

import dev.lonja.protocol.value.FileFacts;
import java.util.List;

/**
 * A file that an event is about.
 *
 * @param owner who publishes it
 * @param path the true path
 * @param facts its size and root, as far as they are known
 */
public record WatchedFile(String owner, String path, FileFacts facts) {

    List<String> fields(String watch) {
        List<String> known = facts.fields();
        return List.of(watch, owner, path, known.get(0), known.get(1));
    }
}
