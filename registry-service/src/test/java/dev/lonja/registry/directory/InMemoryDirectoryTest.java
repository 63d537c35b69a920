package dev.lonja.registry.directory;

class InMemoryDirectoryTest implements DirectoryContract {
    @Override
    public Directory directory(boolean sameAddress) {
        return new InMemoryDirectory(sameAddress);
    }
}
