package dev.lonja.peer.shell.background;

import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.console.Messages;
import dev.lonja.peer.console.result.FetchSummary;
import dev.lonja.peer.console.result.ResultAnswer;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The commands about downloads in the background, and what is said about them.
 *
 * <p>Standard output gets the answers of commands only. What a download that was begun with {@code &} has to say is shown above
 * the prompt, or goes to standard error where there is no terminal, because nobody knows between which answers it comes.
 *
 * <p>Threads: the main thread; {@link #close()} may be called from any.
 */
public final class BackgroundCommands implements AutoCloseable {
    private final BackgroundDownloads downloads;
    private final ConsoleOutput output;
    private final Announcer announcer = new Announcer();
    private volatile Consumer<String> show;

    /** Commands for that agent, whose answers go to that output. */
    public BackgroundCommands(Agent agent, ConsoleOutput output) {
        this.downloads = new BackgroundDownloads(agent, this::ended);
        this.output = output;
        this.show = output::note;
    }

    /** When what other threads say may be shown. */
    public Announcer announcer() {
        return announcer;
    }

    /** What shows a sentence from now on, also while a line is typed. */
    public void showWith(Consumer<String> sentences) {
        show = sentences;
    }

    /** GET_FILE with {@code &}. What fails at once is answered as without it. */
    public void begin(Action.GetFile action) {
        switch (downloads.begin(action)) {
            case BackgroundDownloads.Begun.Running(int number) ->
                show.accept(text(
                        "download %d has begun; DOWNLOADS shows how it proceeds, CANCEL %d ends it", number, number));
            case BackgroundDownloads.Begun.Refused(Result result) -> output.answer(ResultAnswer.of(result));
        }
    }

    /** DOWNLOADS. */
    public void list() {
        output.downloads(downloads.rows());
    }

    /** CANCEL. */
    public void cancel(int number) {
        switch (downloads.cancel(number)) {
            case CANCELLED -> output.line("CANCEL OK");
            case OVER_ALREADY -> {
                output.line("CANCEL FAIL");
                output.note(text("download %d has ended already; DOWNLOADS shows how", number));
            }
            case NO_SUCH_DOWNLOAD -> {
                output.line("CANCEL FAIL");
                output.note(text("there is no download %d; DOWNLOADS lists them", number));
            }
        }
    }

    /**
     * Whether the loop may end. Downloads that still run are cancelled then, so a person is asked.
     *
     * @param confirm asks a question
     */
    public boolean mayEnd(Predicate<String> confirm) {
        int pending = downloads.pending();
        if (pending == 0) {
            return true;
        }
        String question = plural(
                pending,
                "%d download is running; cancel it and quit? [y/N]",
                "%d downloads are running; cancel them and quit? [y/N]");
        if (!confirm.test(question + " ")) {
            return false;
        }
        show.accept(plural(pending, "%d download is cancelled", "%d downloads are cancelled"));
        return true;
    }

    /** Waits until no download runs any more. */
    public void await() {
        try {
            downloads.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cancels what still runs, and says nothing more. */
    @Override
    public void close() {
        downloads.close();
    }

    private void ended(int number, Result result) {
        List<String> sentences = sentences(number, result);
        announcer.show(() -> sentences.forEach(show));
    }

    /** The outcome, and behind it the only sentence about it; several sentences have lines of their own. */
    private static List<String> sentences(int number, Result result) {
        RegistryAnswer answer = ResultAnswer.of(result);
        List<String> notes = new ArrayList<>(answer.notes());
        if (result instanceof Result.Fetched fetched) {
            notes.addAll(FetchSummary.of(fetched));
        }
        String download = text("download %d:", number) + " ";
        String outcome =
                download + Messages.of(Operation.GET_FILE, answer.reply().outcome());
        if (notes.size() == 1) {
            return List.of(outcome + "; " + notes.getFirst());
        }
        List<String> sentences = new ArrayList<>(List.of(outcome));
        notes.forEach(note -> sentences.add(download + note));
        return sentences;
    }
}
