package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A part of the files, or of those that were searched for.
 *
 * @param next what to pass as {@code after} for the part that follows
 * @param truncated whether more files match than were ranked
 * @param corrected the words that were searched for, if not those that were given
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FilesView(List<FileView> items, Optional<String> next, boolean truncated, Optional<String> corrected) {
    public FilesView {
        items = List.copyOf(items);
    }
}
