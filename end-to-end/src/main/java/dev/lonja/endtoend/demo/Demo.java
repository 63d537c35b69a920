package dev.lonja.endtoend.demo;

import dev.lonja.endtoend.ProgramResult;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SampleFiles;
import dev.lonja.endtoend.Stage;
import dev.lonja.endtoend.UnmetExpectationException;
import dev.lonja.protocol.process.EndOfProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The demonstration of Lonja, in a temporary folder and on free ports: a registry with its own PostgreSQL, two people who
 * each have an agent and fetch files from each other, and a clean stop.
 */
public final class Demo {
    private static final int BIG_FILE_BYTES = 64 * 1024 * 1024;
    private static final int SMALL_FILE_BYTES = 300_000;
    private static final int EXIT_OK = 0;
    private static final int EXIT_BY_SIGTERM = 143;

    private final Stage stage;
    private final Narrator narrator;

    private Demo(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    /** Exits with code 0 if every step succeeded, otherwise with 1. */
    public static void main(String[] arguments) {
        PrintStream page = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(play(page) ? EXIT_OK : 1);
    }

    /** Runs the demonstration and prints it on this page. Returns whether every step succeeded. */
    static boolean play(PrintStream page) {
        long begin = System.nanoTime();
        Narrator narrator = new Narrator(page);
        Path folder;
        try (Stage stage = Stage.open("lonja-demo")) {
            folder = stage.folder();
            try {
                new Demo(stage, narrator).play();
            } catch (UnmetExpectationException | IOException failure) {
                tellFailure(page, stage, failure);
                return false;
            } catch (RuntimeException failure) {
                // Ctrl-C clears the stage while the demonstration runs.
                if (EndOfProcess.hasBegun()) {
                    return false;
                }
                throw failure;
            }
        }
        if (Files.exists(folder)) {
            page.println("FAILED: " + folder + " should be gone");
            return false;
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        narrator.tell("Everything worked as expected, in " + seconds + " seconds. " + folder + " is removed.");
        return true;
    }

    /** Explains a failure, unless the reader pressed Ctrl-C, which ended the programs on purpose. */
    private static void tellFailure(PrintStream page, Stage stage, Exception failure) {
        if (!stage.isCleared() && !EndOfProcess.hasBegun()) {
            page.println();
            page.println("FAILED: this was expected, but did not happen: " + failure.getMessage());
            page.println();
            page.println("The output of all programs:");
            page.println(stage.report());
        }
    }

    private void play() throws IOException {
        narrator.tell(
                "Lonja: a registry, and two people who share files with its help. Everything runs on this machine,\n"
                        + "in " + stage.folder() + ". Lines that begin with 'c> ' are commands that a person types.");

        narrator.tell("The registry starts, with its own PostgreSQL.");
        RegistryProgram registry = stage.startRegistry("registry-data", Map.of());
        narrator.show("registry", registry.program().output().stripTrailing());
        Person ana = enter("ana", registry);
        Person bruno = enter("bruno", registry);

        shareFiles(ana, bruno);
        fetchFiles(ana, bruno);
        refuse(ana, bruno);
        leave(ana, bruno);
        stop(registry);
    }

    private Person enter(String name, RegistryProgram registry) {
        return new Person(stage.startAgent(name, registry.port()), stage.folder(name), narrator);
    }

    private void shareFiles(Person ana, Person bruno) throws IOException {
        narrator.tell("Ana registers, connects, and publishes two files. Only their names go to the registry.");
        Path letter = Files.writeString(ana.file("letter.txt"), "Dear Bruno,\n\nthe nets are mended.\n\nAna\n");
        Path film = SampleFiles.random(ana.file("film.bin"), BIG_FILE_BYTES, 1);
        narrator.show("ana", "has " + letter + " (" + Files.size(letter) + " bytes)");
        narrator.show("ana", "has " + film + " (" + Files.size(film) + " bytes)");
        ana.types("REGISTER ana", "REGISTER OK");
        ana.types("CONNECT ana", "CONNECT OK");
        ana.types("PUBLISH letter.txt A letter to Bruno", "PUBLISH OK");
        ana.types("PUBLISH film.bin A long film", "PUBLISH OK");

        narrator.tell("Bruno does the same, with one file.");
        Path song = SampleFiles.random(bruno.file("song.bin"), SMALL_FILE_BYTES, 2);
        narrator.show("bruno", "has " + song + " (" + Files.size(song) + " bytes)");
        bruno.types("REGISTER ana", "USERNAME IN USE");
        bruno.types("REGISTER bruno", "REGISTER OK");
        bruno.types("CONNECT bruno", "CONNECT OK");
        bruno.types("PUBLISH song.bin A song of the sea", "PUBLISH OK");
    }

    private void fetchFiles(Person ana, Person bruno) throws IOException {
        narrator.tell("Bruno lists the users and the files of Ana, and fetches the files from her.");
        bruno.typesAndReads("LIST_USERS", "LIST_USERS OK", "ana", "bruno", "127.0.0.1");
        bruno.typesAndReads(
                "LIST_CONTENT ana", "LIST_CONTENT OK", "film.bin A long film", "letter.txt A letter to Bruno");
        fetch(bruno, ana, "letter.txt");
        fetch(bruno, ana, "film.bin");

        narrator.tell("Ana fetches a file from Bruno.");
        fetch(ana, bruno, "song.bin");
    }

    private void fetch(Person to, Person from, String name) throws IOException {
        Path original = from.file(name);
        Path copy = to.file("copy-of-" + name);
        to.types("GET_FILE " + from.name() + " " + original + " copy-of-" + name, "GET_FILE OK");
        String wanted = SampleFiles.sha256(original);
        String got = SampleFiles.sha256(copy);
        require(got.equals(wanted), "the SHA-256 of " + copy + " is " + wanted + ", not " + got);
        narrator.checked("SHA-256 of the original and of the copy (" + Files.size(copy) + " bytes): " + got);
    }

    private void refuse(Person ana, Person bruno) throws IOException {
        narrator.tell("Nobody can fetch a file that Ana does not publish.");
        Path diary = Files.writeString(ana.file("diary.txt"), "Not for Bruno.\n");
        Path copy = bruno.file("diary.txt");
        bruno.types("GET_FILE ana " + diary + " diary.txt", "GET_FILE FAIL, FILE NOT EXIST");
        require(!Files.exists(copy), "there is no " + copy);
        narrator.checked("there is no " + copy);
        ana.types("DELETE letter.txt", "DELETE OK");
        bruno.types("GET_FILE ana " + ana.file("letter.txt") + " letter.txt", "GET_FILE FAIL, FILE NOT EXIST");
    }

    private void leave(Person ana, Person bruno) {
        narrator.tell("Both disconnect and leave.");
        bruno.types("DISCONNECT bruno", "DISCONNECT OK");
        String users = ana.typesAndReads("LIST_USERS", "LIST_USERS OK", "ana");
        require(!users.contains("bruno"), "Bruno is no longer listed");
        ana.types("DISCONNECT ana", "DISCONNECT OK");
        ana.types("UNREGISTER ana", "UNREGISTER OK");
        ana.quits();
        bruno.quits();
    }

    private void stop(RegistryProgram registry) {
        narrator.tell(
                "The registry stops, and its PostgreSQL with it. Its output shows every request; no content went through it.");
        ProgramResult result = registry.program().stop();
        narrator.show("registry", result.output());
        require(
                result.output().contains("\ns> OPERATION PUBLISH_FILE FROM ana\n"),
                "the registry notes every operation");
        require(
                result.exitCode() == EXIT_OK || result.exitCode() == EXIT_BY_SIGTERM,
                "the registry ends when it is asked to, not with exit code " + result.exitCode());
        require(!accepts(registry.port()), "nothing listens on port " + registry.port() + " any more");
        narrator.checked("nothing listens on port " + registry.port() + " any more");
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static void require(boolean met, String expectation) {
        if (!met) {
            throw new UnmetExpectationException(expectation);
        }
    }
}
