package dev.lonja.registry.directory;

/** The behaviour of every directory. An implementation of this test supplies an empty directory. */
public interface DirectoryContract
        extends UsersContract,
                FilesContract,
                SpeakersContract,
                BatchContract,
                RandomBatchContract,
                KeyContract,
                CodeContract,
                ClaimContract,
                KeyedNameContract,
                PresenceContract,
                SessionFilesContract,
                HoldContract,
                RandomSessionBatchContract {}
