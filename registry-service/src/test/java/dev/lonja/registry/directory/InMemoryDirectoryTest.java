package dev.lonja.registry.directory;

class InMemoryDirectoryTest implements DirectoryContract {
    @Override
    public TestedDirectory directory(boolean sameAddress) {
        return InMemoryDirectory.tested(sameAddress);
    }
}
