package dev.lonja.peer.cli;

import static dev.lonja.peer.text.Texts.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.oneshot.JsonReport;
import dev.lonja.peer.scan.Description;
import dev.lonja.peer.scan.ScanRules;
import dev.lonja.peer.scan.SharedFolder;
import dev.lonja.peer.scan.SkippedFile;
import dev.lonja.peer.serve.ServeConfig;
import dev.lonja.peer.shared.OpenCheck;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ExitCode;

/** Scans a folder as this process and prints what the server would skip. It does not wait for files that change. */
final class SkippedCommand {
    private final JsonFactory json = new JsonFactory();
    private final Path folder;
    private final int maxFiles;

    SkippedCommand(Path folder, int maxFiles) {
        this.folder = folder;
        this.maxFiles = maxFiles;
    }

    static SkippedCommand of(Map<String, String> settings, Path folder) {
        ServeConfig config = CommandSettings.config(settings, ServeConfig.class).getConfigMapping(ServeConfig.class);
        return new SkippedCommand(folder, config.maxFiles());
    }

    /**
     * Prints a line for each skipped file.
     *
     * @return the exit code: 0 also if there are such files, because a person asked for them
     */
    int run(PrintStream out, PrintStream err, boolean isJson) {
        var rules = new ScanRules(maxFiles, Duration.ZERO);
        try {
            OpenCheck check = OpenCheck.of(() -> Optional.of(List.of(folder)));
            List<SkippedFile> files = new SharedFolder(folder, new Description(""), rules, check)
                    .read(Set.of())
                    .skipped()
                    .files();
            files.forEach(file -> out.println(isJson ? inJson(file) : inText(file)));
            out.flush();
            return ExitCode.OK;
        } catch (IOException failure) {
            String reason = text("cannot read %s: %s", Printable.of(folder.toString()), Reasons.of(failure));
            if (isJson) {
                new JsonReport(out, err).failed(reason);
            } else {
                err.println("lonja: " + reason);
            }
            return ExitCode.SOFTWARE;
        }
    }

    private static String inText(SkippedFile file) {
        return file.shownPath() + ": " + Printable.message(file.detail());
    }

    private String inJson(SkippedFile file) {
        var text = new StringWriter();
        try (JsonGenerator members = json.createGenerator(text)) {
            members.writeStartObject();
            members.writeStringField("path", file.shownPath());
            members.writeStringField("reason", file.reason().name());
            members.writeStringField("message", file.detail());
            members.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return text.toString();
    }
}
