package dev.lonja.registry.api;

import dev.lonja.registry.access.Role;
import dev.lonja.registry.search.FileSearch;
import dev.lonja.registry.search.FoundFile;
import dev.lonja.registry.storage.FileRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The files of all users. */
@Path("/api/v1/files")
@Tag(name = "files")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
class FilesResource {
    private final ApiReads reads;
    private final FileRepository files;
    private final FileSearch search;

    FilesResource(ApiReads reads, FileRepository files, FileSearch search) {
        this.reads = reads;
        this.files = files;
        this.search = search;
    }

    @GET
    @Operation(operationId = "listFiles", summary = "Files by owner and path; with q, those that match, the best first")
    public FilesView list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String owner,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue(Parameters.DEFAULT_LIMIT) String limit) {
        Optional<String> words = Parameters.query(q);
        Optional<String> of = Optional.ofNullable(owner).map(name -> Parameters.name("owner", name));
        FoundFile.Place place = Cursor.parse(after);
        int items = Parameters.limit(limit);
        return words.map(text -> matching(new FileSearch.Query(text, of), place, items))
                .or(() -> of.map(name -> ofOwner(name, place, items)))
                .orElseGet(() -> all(place, items));
    }

    private FilesView all(FoundFile.Place after, int items) {
        return FilesView.of(reads.read(() -> files.page(after.owner(), after.path(), items + 1)), items);
    }

    private FilesView ofOwner(String owner, FoundFile.Place after, int items) {
        String path = after.owner().equals(owner) ? after.path() : "";
        return FilesView.of(reads.read(() -> files.pageOfOwner(owner, path, items + 1)), items);
    }

    private FilesView matching(FileSearch.Query query, FoundFile.Place after, int items) {
        return FilesView.of(reads.read(() -> search.find(query, after, items + 1)), items);
    }
}
