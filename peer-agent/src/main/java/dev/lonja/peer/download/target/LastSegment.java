package dev.lonja.peer.download.target;

import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.protocol.Printable;

/**
 * The name of a published file: the last segment of its path, which is all that a path from outside may decide about the
 * place of a file on this disk.
 */
final class LastSegment {
    private LastSegment() {}

    /** @throws TargetException if the last segment cannot be the name of a file */
    static String of(String remotePath) throws TargetException {
        String name = remotePath.substring(remotePath.lastIndexOf('/') + 1);
        boolean isName = !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.codePoints().noneMatch(Character::isISOControl);
        if (!isName) {
            throw new TargetException("'" + Printable.of(remotePath) + "' does not end with the name of a file");
        }
        if (!NameEncoding.canName(name)) {
            throw TargetException.cannotWrite(Printable.of(name), NameEncoding.remedy());
        }
        return name;
    }
}
