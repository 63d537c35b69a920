package dev.lonja.peer.console;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.FoundFile;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of listings of sessions, as texts. */
final class DetailRows {
    /** The places of size and time among the fields of a file's facts. */
    private static final int SIZE = 0;

    private static final int MODIFIED = 3;

    private DetailRows() {}

    static List<List<String>> peers(List<PeerRow> peers, List<ConnectedUser> reachable) {
        Map<String, ConnectedUser> byName = reachable.stream()
                .collect(Collectors.toMap(ConnectedUser::name, Function.identity(), (first, again) -> first));
        return peers.stream().map(peer -> row(peer, byName)).toList();
    }

    static List<List<String>> files(List<FileRow> files, List<PublishedFile> byClassicPath) {
        List<List<String>> rows = new ArrayList<>(files.size());
        for (int at = 0; at < files.size(); at++) {
            FileRow file = files.get(at);
            rows.add(List.of(
                    byClassicPath.get(at).path(),
                    file.facts().fields().get(SIZE),
                    file.facts().fields().get(MODIFIED),
                    file.description()));
        }
        return rows;
    }

    static List<List<String>> found(List<FoundFile> files) {
        return files.stream()
                .map(file -> List.of(
                        file.owner(),
                        file.path(),
                        file.facts().fields().get(SIZE),
                        flag(file.isOnline()),
                        file.description()))
                .toList();
    }

    static List<List<String>> keys(List<KeyRow> keys) {
        return keys.stream()
                .map(row -> List.of(
                        row.key().forPeople(),
                        Long.toString(row.addedAtSeconds()),
                        row.columns().getLast(),
                        row.label()))
                .toList();
    }

    private static List<String> row(PeerRow peer, Map<String, ConnectedUser> reachable) {
        ConnectedUser user = reachable.get(peer.name());
        return user == null
                ? List.of(peer.name(), "", "", Entries.NO)
                : List.of(user.name(), user.address(), Integer.toString(user.port()), Entries.YES);
    }

    private static String flag(boolean is) {
        return is ? Entries.YES : Entries.NO;
    }
}
