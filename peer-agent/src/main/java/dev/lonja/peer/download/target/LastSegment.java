package dev.lonja.peer.download.target;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Printable;

/**
 * The name under which a published file is saved: the last segment of its true path, which is all that a path from outside
 * may decide about the place of a file on this disk.
 */
final class LastSegment {
    private LastSegment() {}

    /** @throws TargetException if the last segment cannot be the name of a file */
    static String of(String remotePath) throws TargetException {
        String name = ClassicPath.fileName(remotePath)
                .orElseThrow(() -> new TargetException(
                        text("'%s' does not end with the name of a file", Printable.of(remotePath))));
        if (!NameEncoding.canName(name)) {
            throw TargetException.cannotWrite(Printable.of(name), NameEncoding.remedy());
        }
        return name;
    }
}
