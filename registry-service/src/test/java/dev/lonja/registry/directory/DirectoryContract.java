package dev.lonja.registry.directory;

/** The behaviour of every directory (protocol section 1). An implementation of this test supplies an empty directory. */
public interface DirectoryContract
        extends UsersContract, FilesContract, SpeakersContract, BatchContract, RandomBatchContract {}
