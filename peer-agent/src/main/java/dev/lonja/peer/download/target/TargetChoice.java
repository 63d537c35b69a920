package dev.lonja.peer.download.target;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the target of a download for the path that the user typed: in a folder, the name of the remote file; for a
 * symbolic link, the file that it leads to; {@code -} is standard output.
 *
 * <p>Thread: the one that asks for the downloads, because the user may be asked about an existing file.
 */
public final class TargetChoice {
    /** The path that means standard output. */
    public static final Path STANDARD_OUTPUT = Path.of("-");

    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private final Existing rule;
    private final OverwriteQuestion question;

    public TargetChoice(Existing rule, OverwriteQuestion question) {
        this.rule = rule;
        this.question = question;
    }

    /** Whether a download to that path goes to standard output. */
    public static boolean isStandardOutput(Path typed) {
        try {
            return typed.equals(STANDARD_OUTPUT)
                    || !Files.isDirectory(typed)
                            && find(typed, typed.toAbsolutePath()) instanceof Target.Descriptor(Path path, int number)
                            && number == Descriptors.STANDARD_OUTPUT;
        } catch (IOException | TargetException unusable) {
            return false;
        }
    }

    /** Whether the user may be asked about a file that exists. */
    public boolean mayAsk() {
        return rule == Existing.ASK && question != OverwriteQuestion.NOBODY;
    }

    /** @throws TargetException if nothing can be written there, or an existing file must stay */
    public Target choose(Path typed, String remotePath) throws TargetException {
        if (typed.equals(STANDARD_OUTPUT)) {
            return new Target.Descriptor(STANDARD_OUTPUT, Descriptors.STANDARD_OUTPUT);
        }
        Path absolute = typed.toAbsolutePath();
        Path named = Files.isDirectory(absolute) ? absolute.resolve(LastSegment.of(remotePath)) : absolute;
        try {
            Target found = find(named.equals(absolute) ? typed : named, named);
            return switch (found) {
                case Target.ExistingFile existing -> allow(existing);
                case Target.NewFile(Path path, boolean isNumbered) ->
                    new Target.NewFile(path, rule == Existing.KEEP_BOTH);
                case Target.Descriptor stream -> stream;
                case Target.Special stream -> stream;
            };
        } catch (IOException failure) {
            throw TargetException.cannotWrite(typed, Reasons.of(failure));
        }
    }

    /** What is at that path now. Links are followed one by one, because some lead to more than the path that they show. */
    private static Target find(Path shown, Path absolute) throws TargetException, IOException {
        Path at = absolute;
        for (int links = 0; links < MAX_LINKS; links++) {
            Path folder = realFolder(shown, at);
            Path real = folder.resolve(at.getFileName());
            OptionalInt descriptor = Descriptors.own(folder, at.getFileName());
            if (descriptor.isPresent()) {
                Descriptors.requireWritable(shown, descriptor.getAsInt());
                return new Target.Descriptor(shown, descriptor.getAsInt());
            }
            BasicFileAttributes attributes = attributes(real);
            if (attributes == null) {
                if (links > 0) {
                    throw TargetException.cannotWrite(
                            shown, text("it is a symbolic link to %s, which does not exist", real));
                }
                return new Target.NewFile(real, false);
            }
            if (!attributes.isSymbolicLink()) {
                return existing(shown, real, attributes);
            }
            if (Descriptors.areIn(folder)) {
                return new Target.Special(real);
            }
            at = folder.resolve(readLink(real));
        }
        throw TargetException.cannotWrite(shown, text("too many symbolic links lead to one another"));
    }

    private static Target existing(Path shown, Path real, BasicFileAttributes attributes) throws TargetException {
        if (attributes.isRegularFile()) {
            return new Target.ExistingFile(real);
        }
        if (attributes.isDirectory()) {
            throw TargetException.cannotWrite(shown, text("%s is a folder", real));
        }
        if (FileKinds.isBlockDevice(real)) {
            throw TargetException.cannotWrite(shown, text("it is a disk"));
        }
        return new Target.Special(real);
    }

    private Target allow(Target.ExistingFile existing) throws TargetException {
        Path path = existing.path();
        if (rule == Existing.KEEP_BOTH) {
            return new Target.NewFile(path, true);
        }
        if (!Files.isWritable(path)) {
            throw TargetException.cannotWrite(path, text("it exists and is read-only (permission denied)"));
        }
        OverwriteQuestion.Answer answer =
                rule == Existing.OVERWRITE ? OverwriteQuestion.Answer.YES : question.ask(path);
        return switch (answer) {
            case YES -> existing;
            case NO -> throw TargetException.cannotWrite(path, text("it exists, and stays as it is"));
            case NOBODY_THERE ->
                throw TargetException.cannotWrite(
                        path, text("it exists; --overwrite replaces it, --keep-both adds a number to the new file"));
        };
    }

    private static Path realFolder(Path shown, Path path) throws TargetException, IOException {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            boolean isMissing = folder == null || !Files.exists(folder);
            throw TargetException.cannotWrite(
                    shown,
                    isMissing ? text("the folder %s does not exist", folder) : text("%s is not a folder", folder));
        }
        return folder.toRealPath();
    }

    private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    private static Path readLink(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link);
        } catch (NotLinkException replaced) {
            throw new IOException(text("it changes while it is looked at"), replaced);
        }
    }
}
