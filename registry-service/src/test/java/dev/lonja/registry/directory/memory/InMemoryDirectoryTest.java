package dev.lonja.registry.directory.memory;

import dev.lonja.registry.directory.DirectoryContract;
import dev.lonja.registry.directory.TestedDirectory;

class InMemoryDirectoryTest implements DirectoryContract {
    @Override
    public TestedDirectory directory(boolean sameAddress) {
        return InMemoryDirectory.tested(sameAddress);
    }
}
