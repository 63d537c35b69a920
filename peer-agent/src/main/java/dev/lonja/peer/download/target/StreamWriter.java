package dev.lonja.peer.download.target;

import static dev.lonja.peer.text.Texts.text;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes a download to a target that cannot be replaced: what is written stays, also when the download fails.
 *
 * <p>Thread: the one that downloads. Opening a FIFO waits for its reader on a thread of its own, because nothing interrupts it.
 */
final class StreamWriter implements TargetWriter {
    /** How soon a cancelled download notices, while it waits for the reader of a FIFO. */
    private static final Duration CANCEL_INTERVAL = Duration.ofMillis(100);

    /** The wait when another program has made standard output non-blocking, and it takes nothing. */
    private static final Duration FULL_INTERVAL = Duration.ofMillis(1);

    private final Target target;
    private volatile boolean cancelled;
    private volatile @Nullable WritableByteChannel channel;

    StreamWriter(Target target) {
        this.target = target;
    }

    @Override
    public void open() throws IOException {
        channel = switch (target) {
            case Target.Descriptor(Path path, int number)
            when number == Descriptors.STANDARD_OUTPUT -> new FileOutputStream(FileDescriptor.out).getChannel();
            case Target.Descriptor(Path path, int number)
            when number == Descriptors.STANDARD_ERROR -> new FileOutputStream(FileDescriptor.err).getChannel();
            default -> openWithReader(target.path());
        };
    }

    @Override
    public void begin(long sizeBytes) {}

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        WritableByteChannel open = channel;
        if (open == null) {
            throw new IllegalStateException(target.path() + " is not open");
        }
        while (bytes.hasRemaining()) {
            if (open.write(bytes) == 0) {
                LockSupport.parkNanos(FULL_INTERVAL.toNanos());
            }
        }
    }

    @Override
    public Path commit() {
        return target instanceof Target.Descriptor(Path path, int number) && number == Descriptors.STANDARD_OUTPUT
                ? TargetChoice.STANDARD_OUTPUT
                : target.path();
    }

    @Override
    public void cancel() {
        cancelled = true;
        try {
            close();
        } catch (IOException ignored) {
            // The thread that writes tells that the download failed.
        }
    }

    /** Closes what was opened here; standard output and standard error stay open. */
    @Override
    public void close() throws IOException {
        WritableByteChannel open = channel;
        if (open != null && !isStandard()) {
            open.close();
        }
    }

    private boolean isStandard() {
        return target instanceof Target.Descriptor(Path path, int number) && number <= Descriptors.STANDARD_ERROR;
    }

    private WritableByteChannel openWithReader(Path path) throws IOException {
        var opening = new FutureTask<WritableByteChannel>(opening(path));
        Thread.ofPlatform().daemon().name("lonja-open-target").start(opening);
        while (!cancelled) {
            try {
                return opening.get(CANCEL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException waiting) {
                // Nobody has opened the FIFO for reading so far.
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof IOException disk ? disk : new IOException(failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                cancelled = true;
            }
        }
        throw new InterruptedIOException(text("cancelled"));
    }

    private Callable<WritableByteChannel> opening(Path path) {
        return () -> {
            WritableByteChannel opened = openNow(path);
            if (cancelled) {
                opened.close();
            }
            return opened;
        };
    }

    /** Opens without truncating. A regular file, which only an open file of a process can be, is appended to. */
    private static WritableByteChannel openNow(Path path) throws IOException {
        if (FileKinds.isSocket(path)) {
            return SocketChannel.open(UnixDomainSocketAddress.of(path));
        }
        return Files.isRegularFile(path)
                ? Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)
                : Files.newByteChannel(path, StandardOpenOption.WRITE);
    }
}
