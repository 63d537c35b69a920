package dev.lonja.peer.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonsTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("/a"), "permission denied"),
                Arguments.of(new NoSuchFileException("/a"), "no such file or folder"),
                Arguments.of(new NoSuchFileException("/a", null, "not a regular file"), "not a regular file"),
                Arguments.of(new FileAlreadyExistsException("/a"), "exists already"),
                Arguments.of(new NotDirectoryException("/a"), "not a folder"),
                Arguments.of(new DirectoryNotEmptyException("/a"), "the folder is not empty"),
                Arguments.of(new FileSystemLoopException("/a"), "links lead round in a circle"),
                Arguments.of(new FileSystemException("/a", null, "Read-only file system"), "read-only file system"),
                Arguments.of(new FileSystemException("/a", null, "EIO"), "EIO"),
                Arguments.of(new FileSystemException("/a"), "file system"),
                Arguments.of(new UncheckedIOException(new AccessDeniedException("/a")), "permission denied"),
                Arguments.of(new UnknownHostException("nowhere"), "there is no host nowhere"),
                Arguments.of(new ClosedByInterruptException(), "interrupted"),
                Arguments.of(new ClosedChannelException(), "the connection or file was closed"),
                Arguments.of(
                        new InvalidPathException("a\0b", "Nul character not allowed"), "nul character not allowed"),
                Arguments.of(new InterruptedIOException(), "interrupted io"),
                Arguments.of(new IOException("No space left on device"), "No space left on device"),
                Arguments.of(new IOException(), "io"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysTheReasonInWords(Throwable failure, String reason) {
        assertThat(Reasons.of(failure)).isEqualTo(reason);
    }

    @Test
    void namesTheFileBeforeTheReason() {
        assertThat(Reasons.withFile(new AccessDeniedException("/a/b"))).isEqualTo("/a/b: permission denied");
        assertThat(Reasons.withFile(new IOException("broken"))).isEqualTo("broken");
    }

    @Test
    void knowsTheNamesOfUtf8() {
        assertThat(NameEncoding.isUtf8("UTF-8")).isTrue();
        assertThat(NameEncoding.isUtf8("utf8")).isTrue();
        assertThat(NameEncoding.isUtf8("ANSI_X3.4-1968")).isFalse();
        assertThat(NameEncoding.isUtf8("ISO-8859-1")).isFalse();
        assertThat(NameEncoding.isAscii("a~")).isTrue();
        assertThat(NameEncoding.isAscii("ó")).isFalse();
    }
}
