package dev.lonja.peer.oneshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.console.ProgressLine;
import dev.lonja.peer.console.Terminals;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.download.DownloadProgress;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.shared.ShareStore;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** Runs one command of the command line, from its settings to its exit code. */
public final class OneShots {
    private OneShots() {}

    /**
     * Runs it.
     *
     * @param options settings that win over the configured ones
     * @param json whether to report in JSON
     * @return the exit code
     */
    public static int run(OneShot command, Map<String, String> options, boolean json) {
        PrintStream out = stream(FileDescriptor.out, false);
        PrintStream err = stream(FileDescriptor.err, true);
        Settings settings = Settings.read(options);
        DownloadProgress progress = progress(command, err);
        var commands = new Commands(
                new ClassicChannel(settings.registry()),
                settings.listener(),
                new ShareStore(new DataFolder(settings.data())),
                new FileDownloader(settings.download(), new DownloadCounters()),
                progress);
        // A signal ends the process without asking anyone.
        Runtime.getRuntime().addShutdownHook(new Thread(commands::close, "end of the command"));
        Result result = commands.run(command);
        if (progress instanceof ProgressLine line) {
            line.clear();
        }
        Report report = json ? new JsonReport(out, err) : new TextReport(out, err);
        report.print(result);
        return exitCode(result);
    }

    static int exitCode(Result result) {
        return switch (result) {
            case Result.Status(var answer) -> ExitCodes.of(answer.reply().outcome());
            case Result.Users users -> ExitCodes.OK;
            case Result.Files files -> ExitCodes.OK;
            case Result.Fetched fetched -> ExitCodes.OK;
            case Result.OwnerAway away -> ExitCodes.NOT_CONNECTED;
            case Result.Refused refused -> ExitCodes.USAGE;
        };
    }

    private static DownloadProgress progress(OneShot command, PrintStream err) {
        boolean shown = command instanceof OneShot.Get get && !get.quiet() && Terminals.canClearLines();
        return shown ? new ProgressLine(err) : DownloadProgress.NONE;
    }

    private static PrintStream stream(FileDescriptor descriptor, boolean flushes) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), flushes, UTF_8);
    }
}
