package dev.lonja.peer.download.target;

/** Opens the targets of downloads. Threads: any. */
public final class TargetFiles {
    private final FlushRule flush;
    private final PartRecords records;

    /** Targets whose part files are recorded there. */
    public TargetFiles(FlushRule flush, PartRecords records) {
        this.flush = flush;
        this.records = records;
    }

    /** The writer of one download. */
    public TargetWriter writer(Target target) {
        return switch (target) {
            case Target.NewFile file -> new PartialFile(file, flush, records);
            case Target.ExistingFile file -> new PartialFile(file, flush, records);
            case Target.Descriptor stream -> new StreamWriter(stream);
            case Target.Special stream -> new StreamWriter(stream);
        };
    }
}
