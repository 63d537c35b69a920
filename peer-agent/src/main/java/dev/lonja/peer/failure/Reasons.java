package dev.lonja.peer.failure;

import static dev.lonja.peer.text.Texts.key;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Printable;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in words why something failed. The messages of Java's exceptions often consist of the name of a file, and leave the
 * reason to the name of the class.
 */
public final class Reasons {
    private static final Set<String> OF_SYSTEM = Set.of(
            key("Connection refused"),
            key("Connection reset"),
            key("Connection reset by peer"),
            key("Connection timed out"),
            key("Broken pipe"),
            key("Network is unreachable"),
            key("No route to host"),
            key("Address already in use"),
            key("Permission denied"),
            key("No space left on device"),
            key("Disk quota exceeded"),
            key("Read-only file system"),
            key("File too large"),
            key("File name too long"),
            key("Input/output error"),
            key("Stale file handle"),
            key("Too many open files"));

    private Reasons() {}

    /** The reason in words, without the name of the file: {@code permission denied}. */
    public static String of(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException unchecked -> of(Objects.requireNonNull(unchecked.getCause()));
            case DirectoryIteratorException unchecked -> of(Objects.requireNonNull(unchecked.getCause()));
            case FileSystemException ofFile -> ofFile(ofFile);
            case InvalidPathException invalid -> ofPath(invalid);
            case UnknownHostException unknown -> noHost(unknown);
            case UnresolvedAddressException unresolved -> noHost(unresolved);
            case ClosedByInterruptException interrupted -> text("interrupted");
            case ClosedChannelException closed -> message(closed, text("the connection or file was closed"));
            case MalformedReplyException malformed -> text(malformed.reason());
            case InvalidFieldException invalid -> text(invalid.reason());
            default -> message(failure, words(failure));
        };
    }

    /** The reason after the name of the file, if the failure names one: {@code /a/b: permission denied}. */
    public static String withFile(Throwable failure) {
        return failure instanceof FileSystemException ofFile && ofFile.getFile() != null
                ? Printable.of(ofFile.getFile()) + ": " + of(failure)
                : of(failure);
    }

    private static String ofFile(FileSystemException failure) {
        String reason = failure.getReason();
        return switch (failure) {
            case AccessDeniedException denied -> text("permission denied");
            case NoSuchFileException missing -> reason == null ? text("no such file or folder") : reason;
            case FileAlreadyExistsException existing -> text("exists already");
            case NotDirectoryException file -> text("not a folder");
            case DirectoryNotEmptyException full -> text("the folder is not empty");
            case FileSystemLoopException loop -> text("links lead round in a circle");
            default -> reason == null ? words(failure) : lowerFirst(ofSystem(reason));
        };
    }

    private static String ofPath(InvalidPathException invalid) {
        boolean isEncoding = invalid.getReason().startsWith("Malformed input");
        return isEncoding && !NameEncoding.isUtf8() ? NameEncoding.remedy() : lowerFirst(invalid.getReason());
    }

    private static String noHost(Exception failure) {
        @Nullable String name = failure.getMessage();
        return name == null || name.isBlank()
                ? text("there is no host of that name")
                : text("there is no host %s", name);
    }

    private static String message(Throwable failure, String otherwise) {
        @Nullable String message = failure.getMessage();
        return message == null || message.isBlank() ? otherwise : ofSystem(message);
    }

    /** The message in the language of the person, if it is one of those that the system often gives. */
    private static String ofSystem(String message) {
        return OF_SYSTEM.contains(message) ? text(message) : message;
    }

    /** The name of the class as words: {@code InterruptedIOException} becomes {@code interrupted io}. */
    private static String words(Throwable failure) {
        String name = failure.getClass().getSimpleName().replaceAll("(Exception|Error)$", "");
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words.isEmpty() ? text("failed") : words.toLowerCase(Locale.ROOT);
    }

    /** The text with a small first letter, unless it begins with an abbreviation. */
    private static String lowerFirst(String text) {
        boolean isAbbreviation = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || isAbbreviation ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
