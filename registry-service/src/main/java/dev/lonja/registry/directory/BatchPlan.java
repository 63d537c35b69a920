package dev.lonja.registry.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a batch of changes becomes few statements without anybody noticing a change of order.
 *
 * <p>Changes of different users commute, those of one user do not. So the batch is cut into stages: a change goes to the
 * stage of its user's previous one if both are of a kind, else to the stage after it. Within a stage all changes of a
 * kind are one group, and within a group they keep their order.
 */
public final class BatchPlan {
    /** The kinds of which one statement makes many changes. */
    private static final Set<Class<? extends DirectoryChange>> MULTI_ROW = Set.of(
            DirectoryChange.Register.class,
            DirectoryChange.Connect.class,
            DirectoryChange.Disconnect.class,
            DirectoryChange.Publish.class,
            DirectoryChange.Delete.class);

    private final List<Map<Class<? extends DirectoryChange>, Group>> stages = new ArrayList<>();
    private final Map<String, Place> lastOfUser = new HashMap<>();

    private BatchPlan() {}

    /** Changes of one kind, and where they stand in the batch. */
    public record Group(List<DirectoryChange> changes, List<Integer> positions) {
        private void add(DirectoryChange change, int position) {
            changes.add(change);
            positions.add(position);
        }
    }

    private record Place(int stage, Class<? extends DirectoryChange> kind) {
        Place following(Class<? extends DirectoryChange> next) {
            return kind == next ? this : new Place(stage + 1, next);
        }
    }

    /** The groups of the batch, in the order in which they are to be applied. */
    public static List<Group> of(List<DirectoryChange> batch) {
        BatchPlan plan = new BatchPlan();
        for (int position = 0; position < batch.size(); position++) {
            plan.add(batch.get(position), position);
        }
        return plan.stages.stream().map(Map::values).flatMap(Collection::stream).toList();
    }

    /** Whether the batch is one group, and that group one statement. */
    public static boolean isOneStatement(List<DirectoryChange> batch) {
        Class<? extends DirectoryChange> kind = batch.getFirst().getClass();
        return batch.size() == 1
                || MULTI_ROW.contains(kind) && batch.stream().allMatch(change -> change.getClass() == kind);
    }

    private void add(DirectoryChange change, int position) {
        Class<? extends DirectoryChange> kind = change.getClass();
        Place last = lastOfUser.get(change.user());
        Place place = last == null ? new Place(0, kind) : last.following(kind);
        lastOfUser.put(change.user(), place);
        if (place.stage() == stages.size()) {
            stages.add(new LinkedHashMap<>());
        }
        stages.get(place.stage())
                .computeIfAbsent(kind, first -> new Group(new ArrayList<>(), new ArrayList<>()))
                .add(change, position);
    }
}
