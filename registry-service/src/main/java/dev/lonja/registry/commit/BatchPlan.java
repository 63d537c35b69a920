package dev.lonja.registry.commit;

import dev.lonja.protocol.value.ContentId;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.SessionChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan that turns a batch of changes into few statements, with the results of one change after the other.
 *
 * <p>Changes of different users commute, and so do changes of different files of one user. So the batch is cut into stages: a
 * change goes to the stage of the previous change of the same user or file if both are of one kind, and not of one that is made
 * {@linkplain DirectoryChange.OneAtATime one at a time}; else to the stage after it. A code that several users want to use up is as
 * one user.
 * Within a stage all changes of a kind form one group, and within a group they keep their order. A group is one statement.
 */
public final class BatchPlan {
    /** The results of so many changes, up to 640 bytes each, fit into the 64 KB that a connection buffers. */
    private static final int MAX_TOGETHER = 100;

    private final int size;
    private final List<Map<Class<? extends DirectoryChange>, Group>> stages = new ArrayList<>();
    private final Map<String, Places> ofUsers = new HashMap<>();
    /** The first stage that is free for another change that uses up a code. */
    private final Map<String, Integer> ofCodes = new HashMap<>();

    private BatchPlan(int size) {
        this.size = size;
    }

    /** Changes of one kind, and their positions in the batch. */
    private record Group(List<DirectoryChange> changes, List<Integer> positions) {
        void add(DirectoryChange change, int position) {
            changes.add(change);
            positions.add(position);
        }

        void put(List<ChangeResult> ofGroup, ChangeResult[] results) {
            for (int at = 0; at < ofGroup.size(); at++) {
                results[positions.get(at)] = ofGroup.get(at);
            }
        }
    }

    private record Place(int stage, Class<? extends DirectoryChange> kind) {
        Place following(Class<? extends DirectoryChange> next) {
            boolean isSameStatement = kind == next && !DirectoryChange.OneAtATime.class.isAssignableFrom(next);
            return isSameStatement ? this : new Place(stage + 1, next);
        }

        Place notBefore(int earliest) {
            return stage < earliest ? new Place(earliest, kind) : this;
        }
    }

    /** Plans the batch. */
    public static BatchPlan of(List<DirectoryChange> batch) {
        BatchPlan plan = new BatchPlan(batch.size());
        for (int position = 0; position < batch.size(); position++) {
            plan.add(batch.get(position), position);
        }
        return plan;
    }

    /** Makes the changes; the results are in the order of the batch. */
    public List<ChangeResult> apply(Directory directory) {
        ChangeResult[] results = new ChangeResult[size];
        for (Map<Class<? extends DirectoryChange>, Group> stage : stages) {
            List<Group> groups = List.copyOf(stage.values());
            List<List<DirectoryChange>> changes =
                    groups.stream().map(Group::changes).toList();
            List<List<ChangeResult>> ofStage = size <= MAX_TOGETHER
                    ? directory.applyTogether(changes)
                    : changes.stream().map(directory::apply).toList();
            for (int at = 0; at < groups.size(); at++) {
                groups.get(at).put(ofStage.get(at), results);
            }
        }
        return List.of(results);
    }

    /** Whether the whole batch is sent to the database at once. */
    boolean isOneExchange() {
        return stages.size() == 1 && (stages.getFirst().size() == 1 || size <= MAX_TOGETHER);
    }

    /** The places of one user: of the last change of the whole user, and of each file changed since then. */
    private static final class Places {
        private @Nullable Place whole;
        private final Map<String, Place> files = new HashMap<>();
        private int lastStage;

        Place next(Class<? extends DirectoryChange> kind, @Nullable String file, int earliest) {
            Place place = file == null ? nextOfUser(kind, earliest) : nextOfFile(kind, file);
            lastStage = Math.max(lastStage, place.stage());
            return place;
        }

        private Place nextOfUser(Class<? extends DirectoryChange> kind, int earliest) {
            Place next = files.isEmpty() ? following(whole, kind) : new Place(lastStage + 1, kind);
            Place place = next.notBefore(earliest);
            whole = place;
            files.clear();
            return place;
        }

        private Place nextOfFile(Class<? extends DirectoryChange> kind, String file) {
            Place place = following(files.getOrDefault(file, whole), kind);
            files.put(file, place);
            return place;
        }

        private static Place following(@Nullable Place last, Class<? extends DirectoryChange> kind) {
            return last == null ? new Place(0, kind) : last.following(kind);
        }
    }

    private static @Nullable String file(DirectoryChange change) {
        return switch (change) {
            case DirectoryChange.Publish publish ->
                ClassicForm.fileOf(publish.file().path());
            case DirectoryChange.Delete delete -> ClassicForm.fileOf(delete.path());
            case DirectoryChange.RemoveFile remove -> ClassicForm.fileOf(remove.path());
            case SessionChange.PublishFile publish -> publish.file().file();
            case SessionChange.DeleteFile delete -> delete.file().file();
            case SessionChange.Hold hold -> content(hold.content());
            case SessionChange.ConnectSession connect -> null;
            case KeyChange keyChange -> null;
            case DirectoryChange.RevokeKey revoke -> null;
            case DirectoryChange.MakeClaimCode make -> null;
            case DirectoryChange.MakeRegisterCode make -> null;
            case DirectoryChange.Register register -> null;
            case DirectoryChange.Unregister unregister -> null;
            case DirectoryChange.RemoveUser remove -> null;
            case DirectoryChange.ExpireName expire -> null;
            case DirectoryChange.Connect connect -> null;
            case DirectoryChange.Disconnect disconnect -> null;
            case DirectoryChange.ForceDisconnect disconnect -> null;
            case DirectoryChange.ExpirePresence expire -> null;
        };
    }

    /** No file has such a path. */
    private static String content(ContentId content) {
        return "\0" + content.size() + ' ' + content.root();
    }

    /** The code that changes of several users may want to use up; all others are of one user. */
    private static String code(DirectoryChange change) {
        return change instanceof KeyChange.RegisterKey register ? register.codeHash() : KeyChange.NO_CODE;
    }

    private void add(DirectoryChange change, int position) {
        Class<? extends DirectoryChange> kind = change.getClass();
        String code = code(change);
        Place place = ofUsers.computeIfAbsent(change.user(), first -> new Places())
                .next(kind, file(change), ofCodes.getOrDefault(code, 0));
        if (!code.isEmpty()) {
            ofCodes.put(code, place.stage() + 1);
        }
        if (place.stage() == stages.size()) {
            stages.add(new LinkedHashMap<>());
        }
        stages.get(place.stage())
                .computeIfAbsent(kind, first -> new Group(new ArrayList<>(), new ArrayList<>()))
                .add(change, position);
    }
}
