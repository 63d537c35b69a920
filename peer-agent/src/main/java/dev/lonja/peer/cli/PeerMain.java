package dev.lonja.peer.cli;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.cli.access.CodeInput;
import dev.lonja.peer.cli.access.CommandVertx;
import dev.lonja.peer.cli.access.IdentityCommands;
import dev.lonja.peer.cli.access.RegistryAccess;
import dev.lonja.peer.cli.access.RegistryAccess.Role;
import dev.lonja.peer.cli.usage.RawArguments;
import dev.lonja.peer.cli.usage.SettingProblems;
import dev.lonja.peer.cli.usage.StartMessages;
import dev.lonja.peer.cli.usage.SuccessfulStart;
import dev.lonja.peer.cli.usage.UsageError;
import dev.lonja.peer.console.StandardStreams;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.peer.oneshot.OneShotRunner;
import dev.lonja.peer.settings.GivenSettings;
import dev.lonja.peer.settings.SettingsFile;
import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.process.EndOfProcess;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The entry point of the peer agent.
 *
 * <p>The command line is read before Quarkus starts: help, usage errors and single commands do not need Quarkus, and so they
 * answer in a fraction of the time.
 */
@QuarkusMain
public final class PeerMain {
    private PeerMain() {}

    /** Runs the agent; ends the process with 0, with 2 if the command line is wrong, or as docs/cli.md says. */
    public static void main(String... arguments) {
        Texts.speak(languageFor(arguments));
        StartMessages messages = StartMessages.of(StandardStreams.err(), arguments);
        Start start = CommandLineReader.read(arguments);
        if (start instanceof Start.Print(String printed)) {
            PrintStream out = StandardStreams.out();
            out.print(printed);
            out.flush();
            end(CommandLine.ExitCode.OK);
        }
        if (!NameEncoding.isUtf8()) {
            messages.note(text("names that are not ASCII cannot be shared or fetched: %s", NameEncoding.remedy()));
        }
        RawArguments.problem(arguments).ifPresent(problem -> {
            messages.wrong(problem);
            end(CommandLine.ExitCode.USAGE);
        });
        SettingProblems.misspelt(List.of(CommandSettings.FILE)).forEach(messages::note);
        run(start, messages, arguments);
    }

    private static void run(Start start, StartMessages messages, String... arguments) {
        SettingsFile file = SettingsFile.ofProcess();
        if (!file.problems().isEmpty() && !(start instanceof Start.Examine)) {
            file.problems().forEach(messages::wrong);
            end(CommandLine.ExitCode.USAGE);
        }
        List<String> given = problems(start);
        if (!given.isEmpty()) {
            given.forEach(messages::wrong);
            end(CommandLine.ExitCode.USAGE);
        }
        switch (start) {
            case Start.Print done -> end(CommandLine.ExitCode.OK);
            case Start.Wrong(UsageError error) -> {
                messages.wrong(error);
                end(CommandLine.ExitCode.USAGE);
            }
            case Start.Once once -> run(once, messages, file);
            case Start.WithCode withCode -> run(withCode.of(code(messages)), messages, file);
            case Start.Skipped(Path folder, Map<String, String> settings, boolean json) ->
                end(read(messages, () -> SkippedCommand.of(file.under(settings), folder))
                        .run(StandardStreams.out(), StandardStreams.err(), json));
            case Start.Identify(Map<String, String> settings, boolean json) ->
                end(read(messages, () -> identity(file.under(settings))).identify(json));
            case Start.Trust(KeyId key, Map<String, String> settings) ->
                end(read(messages, () -> identity(file.under(settings))).trust(key));
            case Start.Examine examine ->
                end(read(messages, () -> Examination.of(examine, file)).run());
            case Start.Run(Map<String, String> settings, boolean isClassic) -> {
                file.under(settings).forEach(System::setProperty);
                EndOfProcess.silenceFailedStart();
                Quarkus.run(PeerApplication.class, arguments);
            }
        }
    }

    private static void run(Start.Once once, StartMessages messages, SettingsFile file) {
        boolean isClassic = once.form().isClassic();
        OneShotRunner runner = read(
                messages,
                () -> new Composition(
                                CommandSettings.read(file.under(once.settings())),
                                isClassic,
                                new CommandVertx(),
                                Role.BORROWER)
                        .runner(once.command(), once.form().json()));
        int code = runner.run(once.command().action());
        if (code == CommandLine.ExitCode.OK) {
            SuccessfulStart.tell();
        }
        end(code);
    }

    private static String code(StartMessages messages) {
        Optional<String> code = CodeInput.read();
        if (code.isEmpty()) {
            messages.wrong(text("standard input holds no code: 26 letters and digits, in groups of four"));
            end(CommandLine.ExitCode.USAGE);
        }
        return code.orElseThrow();
    }

    private static IdentityCommands identity(Map<String, String> options) {
        CommandSettings settings = CommandSettings.read(options);
        var access = new RegistryAccess(settings.registry(), new DataFolder(settings.data()));
        return new IdentityCommands(access, StandardStreams.out(), StandardStreams.err());
    }

    /** What is wrong with values that the environment gives, unless the command line replaces them. */
    private static List<String> problems(Start start) {
        GivenSettings given = GivenSettings.ofProcess(CommandSettings.FILE);
        return switch (start) {
            case Start.Print print -> List.of();
            case Start.Examine examine -> List.of();
            case Start.Wrong wrong -> given.wrongUser().stream().toList();
            case Start.Once once -> problems(given, once.settings());
            case Start.WithCode withCode -> problems(given, withCode.settings());
            case Start.Skipped skipped -> problems(given, skipped.settings());
            case Start.Identify identify -> problems(given, identify.settings());
            case Start.Trust trust -> problems(given, trust.settings());
            case Start.Run run -> problems(given, run.settings());
        };
    }

    private static List<String> problems(GivenSettings given, Map<String, String> options) {
        return given.wrong(options.keySet()).stream()
                .map(GivenSettings.Wrong::problem)
                .toList();
    }

    /** The language of the person; what programs read is always English. */
    private static Language languageFor(String... arguments) {
        return List.of(arguments).contains("--json") ? Language.ENGLISH : Language.ofProcess();
    }

    /** What is built from the settings; a wrong one ends the process with its name. */
    private static <T> T read(StartMessages messages, Supplier<T> build) {
        try {
            return build.get();
        } catch (IllegalArgumentException | NoSuchElementException | ConfigValidationException wrong) {
            messages.wrong(SettingProblems.reason(wrong));
            end(CommandLine.ExitCode.USAGE);
            throw wrong;
        }
    }

    /** Ends the process at once: {@code System.exit} would initialize logging first, which takes longer than most commands. */
    private static void end(int code) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }
}
