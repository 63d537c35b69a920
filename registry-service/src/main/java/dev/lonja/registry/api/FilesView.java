package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A page of files, of all of them or of those that match a search.
 *
 * @param next the value of {@code after} for the next page; absent on the last one
 * @param truncated whether more files match than were ranked
 * @param corrected the words that were searched for, if they are not those of the request
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FilesView(List<FileView> items, Optional<String> next, boolean truncated, Optional<String> corrected) {
    public FilesView {
        items = List.copyOf(items);
    }
}
