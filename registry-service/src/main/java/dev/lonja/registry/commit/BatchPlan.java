package dev.lonja.registry.commit;

import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plan that turns a batch of changes into few statements, with the results of one change after the other.
 *
 * <p>Changes of different users commute, changes of one user do not. So the batch is cut into stages: a change goes to
 * the stage of its user's previous change if both are of one kind, else to the stage after it. Within a stage all changes
 * of a kind form one group, and within a group they keep their order. A group is one statement.
 */
public final class BatchPlan {
    private final int size;
    private final List<Map<Class<? extends DirectoryChange>, Group>> stages = new ArrayList<>();
    private final Map<String, Place> lastOfUser = new HashMap<>();

    private BatchPlan(int size) {
        this.size = size;
    }

    /** Changes of one kind, and their positions in the batch. */
    private record Group(List<DirectoryChange> changes, List<Integer> positions) {
        void add(DirectoryChange change, int position) {
            changes.add(change);
            positions.add(position);
        }
    }

    private record Place(int stage, Class<? extends DirectoryChange> kind) {
        Place following(Class<? extends DirectoryChange> next) {
            return kind == next ? this : new Place(stage + 1, next);
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
            for (Group group : stage.values()) {
                List<ChangeResult> ofGroup = directory.apply(group.changes());
                for (int at = 0; at < ofGroup.size(); at++) {
                    results[group.positions().get(at)] = ofGroup.get(at);
                }
            }
        }
        return List.of(results);
    }

    /** Whether the whole batch is one group, and so one statement. */
    boolean isOneStatement() {
        return stages.size() == 1 && stages.getFirst().size() == 1;
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
