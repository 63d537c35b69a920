package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lonja.registry.search.FileSearch;
import dev.lonja.registry.search.FoundFile;
import dev.lonja.registry.storage.FileSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** A page of all files, by owner and path. */
    static FilesView of(List<FileSummary> files, int limit) {
        Page<FileView> page = Page.of(
                files, limit, FileView::of, file -> Cursor.of(new FoundFile.Place(0, file.owner(), file.path())));
        return new FilesView(page.items(), page.next(), false, Optional.empty());
    }

    /** A page of the files that match a search, the best first. */
    static FilesView of(FileSearch.Found found, int limit) {
        Page<FoundFile> page = Page.of(found.files(), limit, Function.identity(), file -> Cursor.of(file.place()));
        List<FileView> files = page.items().stream().map(FileView::of).toList();
        return new FilesView(files, page.next(), found.isTruncated(), found.corrected());
    }
}
