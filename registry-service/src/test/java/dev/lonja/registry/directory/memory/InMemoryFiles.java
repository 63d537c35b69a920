package dev.lonja.registry.directory.memory;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Utf8;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.EntryReader;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.memory.StoredUser.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The published files of an {@link InMemoryDirectory}. */
final class InMemoryFiles {
    private final InMemoryUsers users;

    InMemoryFiles(InMemoryUsers users) {
        this.users = users;
    }

    boolean read(String owner, EntryReader<PublishedFile> reader) {
        users.find(owner).ifPresent(user -> {
            reader.begin(user.files().size());
            user.files().entrySet().stream()
                    .map(file ->
                            new PublishedFile(file.getKey(), file.getValue().description()))
                    .takeWhile(reader::accept)
                    .forEach(accepted -> {});
        });
        return users.has(owner);
    }

    Listed<FileRow> page(String owner, Page page) {
        if (!users.has(owner)) {
            return Listed.refused(Outcome.NO_SUCH_OWNER);
        }
        List<Map.Entry<String, StoredFile>> all = users.get(owner).files().entrySet().stream()
                .filter(file -> Utf8.BYTE_ORDER.compare(file.getKey(), page.after()) > 0)
                .toList();
        return Listed.page(
                all,
                page.limit(),
                Map.Entry::getKey,
                file -> row(file.getKey(), file.getValue()),
                row -> row.path().length());
    }

    private static FileRow row(String path, StoredFile file) {
        boolean isPlain = path.equals(file.truePath())
                && ClassicPath.encode(file.truePath()).equals(path);
        return new FileRow(file.truePath(), file.description(), file.facts(), 0, isPlain ? "" : path);
    }

    Outcome publish(DirectoryChange.Publish publish) {
        Outcome outcome = users.mayChange(publish.caller());
        if (outcome != Outcome.OK) {
            return outcome;
        }
        PublishedFile file = publish.file();
        StoredFile stored = new StoredFile(ClassicPath.decode(file.path()), file.description(), FileFacts.UNKNOWN);
        return users.get(publish.user()).files().putIfAbsent(file.path(), stored) == null
                ? Outcome.OK
                : Outcome.ALREADY_PUBLISHED;
    }

    ChangeResult publish(SessionChange.PublishFile publish) {
        Outcome outcome = users.mayChange(publish.caller());
        if (outcome != Outcome.OK) {
            return ChangeResult.of(outcome);
        }
        ClassicForm form = publish.file();
        SortedMap<String, StoredFile> files = users.get(publish.user()).files();
        String path = files.containsKey(form.otherPath()) ? form.otherPath() : form.path();
        StoredFile before = files.get(path);
        if (before != null && !before.truePath().equals(form.truePath())) {
            return ChangeResult.of(Outcome.ALREADY_PUBLISHED);
        }
        files.put(path, new StoredFile(form.truePath(), publish.description(), publish.facts()));
        return new ChangeResult(
                Outcome.OK,
                ChangeResult.NO_GENERATION,
                before == null ? "" : before.facts().root());
    }

    Outcome delete(SessionChange.DeleteFile delete) {
        Outcome outcome = users.mayChange(delete.caller());
        if (outcome != Outcome.OK) {
            return outcome;
        }
        boolean isGone = users.get(delete.user())
                .files()
                .values()
                .removeIf(file -> file.truePath().equals(delete.file().truePath()));
        return isGone ? Outcome.OK : Outcome.NOT_PUBLISHED;
    }

    Outcome delete(DirectoryChange.Delete delete) {
        Outcome outcome = users.mayChange(delete.caller());
        return outcome == Outcome.OK ? remove(delete.user(), delete.path()) : outcome;
    }

    Outcome remove(String user, String path) {
        return users.find(user)
                .map(known -> known.files().remove(path) == null ? Outcome.NOT_PUBLISHED : Outcome.OK)
                .orElse(Outcome.NO_SUCH_USER);
    }
}
