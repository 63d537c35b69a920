package dev.lonja.registry.directory;

class InMemoryDirectoryTest
        implements DirectoryContract, KeyContract, SessionContract, PresenceContract, HoldContract, KeyedNameContract {
    @Override
    public TestedDirectory directory(boolean sameAddress) {
        return InMemoryDirectory.tested(sameAddress);
    }
}
