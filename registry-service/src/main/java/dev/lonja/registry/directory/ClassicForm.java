package dev.lonja.registry.directory;

import dev.lonja.protocol.ClassicPath;
import org.jspecify.annotations.Nullable;

/**
 * How the directory keeps a file that a session names by its true path (docs/session.md, Paths): under its classic path, which is
 * unique for each owner.
 *
 * <p>What a classic client published keeps the path that it has, also where this is not what {@link ClassicPath#encode} makes of its true
 * path.
 *
 * @param path the classic path of that true path
 * @param otherPath the classic path under which a classic client may have published it; empty if there is no other
 * @param kept the true path if the classic path does not decode to it, because it is cut; else empty
 */
public record ClassicForm(String truePath, String path, String otherPath, String kept) {

    /** The form of a true path. */
    public static ClassicForm of(String truePath) {
        String path = ClassicPath.encode(truePath);
        boolean isDecodable = ClassicPath.decode(path).equals(truePath);
        boolean hasOther =
                !path.equals(truePath) && ClassicPath.decode(truePath).equals(truePath);
        return new ClassicForm(truePath, path, hasOther ? truePath : "", isDecodable ? "" : truePath);
    }

    /** The true path of a file that is kept under that classic path. */
    public static String truePath(String path, @Nullable String kept) {
        return kept == null ? ClassicPath.decode(path) : kept;
    }

    /** What the changes of one file have in common, whether they name it by its true path or by a classic one. */
    public static String fileOf(String classicPath) {
        return ClassicPath.decode(classicPath);
    }

    /** What the changes of one file have in common, as {@link #fileOf} says it. */
    public String file() {
        return kept.isEmpty() ? truePath : fileOf(path);
    }
}
