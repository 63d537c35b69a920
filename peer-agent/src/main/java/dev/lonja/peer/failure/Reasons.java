package dev.lonja.peer.failure;

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
import org.jspecify.annotations.Nullable;

/**
 * Says in words why something failed. The messages of Java's exceptions often consist of the name of a file, and leave the
 * reason to the name of the class.
 */
public final class Reasons {
    private Reasons() {}

    /** The reason in words, without the name of the file: {@code permission denied}. */
    public static String of(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException unchecked -> of(Objects.requireNonNull(unchecked.getCause()));
            case DirectoryIteratorException unchecked -> of(Objects.requireNonNull(unchecked.getCause()));
            case FileSystemException ofFile -> ofFile(ofFile);
            case InvalidPathException invalid -> ofPath(invalid);
            case UnknownHostException unknown -> "there is no host " + text(unknown, "of that name");
            case UnresolvedAddressException unresolved -> "there is no host of that name";
            case ClosedByInterruptException interrupted -> "interrupted";
            case ClosedChannelException closed -> text(closed, "the connection or file was closed");
            default -> text(failure, words(failure));
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
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> reason == null ? "no such file or folder" : reason;
            case FileAlreadyExistsException existing -> "exists already";
            case NotDirectoryException file -> "not a folder";
            case DirectoryNotEmptyException full -> "the folder is not empty";
            case FileSystemLoopException loop -> "links lead round in a circle";
            default -> reason == null ? words(failure) : lowerFirst(reason);
        };
    }

    private static String ofPath(InvalidPathException invalid) {
        boolean isEncoding = invalid.getReason().startsWith("Malformed input");
        return isEncoding && !NameEncoding.isUtf8() ? NameEncoding.remedy() : lowerFirst(invalid.getReason());
    }

    private static String text(Throwable failure, String otherwise) {
        @Nullable String message = failure.getMessage();
        return message == null || message.isBlank() ? otherwise : message;
    }

    /** The name of the class as words: {@code InterruptedIOException} becomes {@code interrupted io}. */
    private static String words(Throwable failure) {
        String name = failure.getClass().getSimpleName().replaceAll("(Exception|Error)$", "");
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words.isEmpty() ? "failed" : words.toLowerCase(Locale.ROOT);
    }

    /** The text with a small first letter, unless it begins with an abbreviation. */
    private static String lowerFirst(String text) {
        boolean isAbbreviation = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || isAbbreviation ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
