package dev.lonja.peer.download.target;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundFlushTest {
    @TempDir
    private Path folder;

    @Test
    void remembersAFlushThatFailedWhileTheFileGrew() throws Exception {
        FileChannel channel =
                FileChannel.open(folder.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var flush = new BackgroundFlush(channel);
        channel.close();

        flush.wrote(BackgroundFlush.STEP_BYTES - 1);
        flush.await();
        flush.wrote(1);

        assertThatThrownBy(flush::await).isInstanceOf(ClosedChannelException.class);
    }
}
