package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    @Test
    void readsEveryCommand() {
        assertThat(CommandParser.parse("REGISTER ana")).isEqualTo(perform(new Action.Register("ana")));
        assertThat(CommandParser.parse("UNREGISTER ana")).isEqualTo(perform(new Action.Unregister("ana")));
        assertThat(CommandParser.parse("CONNECT ana")).isEqualTo(perform(new Action.Connect("ana")));
        assertThat(CommandParser.parse("DISCONNECT ana")).isEqualTo(perform(new Action.Disconnect("ana")));
        assertThat(CommandParser.parse("PUBLISH a b c")).isEqualTo(perform(new Action.Publish("a", "b c")));
        assertThat(CommandParser.parse("DELETE a")).isEqualTo(perform(new Action.Delete("a")));
        assertThat(CommandParser.parse("LIST_USERS")).isEqualTo(perform(new Action.ListUsers()));
        assertThat(CommandParser.parse("LIST_CONTENT ana")).isEqualTo(perform(new Action.ListContent("ana")));
        assertThat(CommandParser.parse("search old  boats ")).isEqualTo(perform(new Action.Search("old  boats")));
        assertThat(CommandParser.parse("GET_FILE ana /a b"))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("/a"), "b")));
        assertThat(CommandParser.parse("HELP")).isEqualTo(new TypedCommand.Help(Optional.empty()));
        assertThat(CommandParser.parse("help get_file")).isEqualTo(new TypedCommand.Help(Optional.of(Verb.GET_FILE)));
        assertThat(CommandParser.parse("QUIT")).isEqualTo(new TypedCommand.Quit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list_users", "List_Users", "  LIST_USERS\t "})
    void takesVerbsInAnyCaseAndSpacesAround(String line) {
        assertThat(CommandParser.parse(line)).isEqualTo(perform(new Action.ListUsers()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t"})
    void takesAnEmptyLineForNothing(String line) {
        assertThat(CommandParser.parse(line)).isEqualTo(new TypedCommand.Nothing());
    }

    @Test
    void takesTheRestOfThePublishLineAsTheDescription() {
        assertThat(CommandParser.parse("publish  a.txt   two  spaces and \"quotes\" "))
                .isEqualTo(perform(new Action.Publish("a.txt", "two  spaces and \"quotes\"")));
        assertThat(CommandParser.parse("publish a.txt")).isEqualTo(perform(new Action.Publish("a.txt", "")));
    }

    @Test
    void takesTheWordsBetweenTheOwnerAndTheLocalPathForOneName() {
        assertThat(CommandParser.parse("GET_FILE ana /home/ana/my  own notes.txt x"))
                .isEqualTo(new TypedCommand.Perform(
                        new Action.GetFile("ana", List.of("/home/ana/my  own notes.txt"), "x"),
                        "'/home/ana/my  own notes.txt' was taken for the remote path and 'x' for the local path; a name with"
                                + " spaces stands in double quotes"));
        assertThat(CommandParser.parse("GET_FILE ana \"/a  b\" of mine \"x y\""))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("/a  b of mine"), "x y")));
    }

    @Test
    void takesAnAmpersandAtTheEndForAWordOfItsOwn() {
        var get = new Action.GetFile("ana", List.of("/a"), "x");
        assertThat(CommandParser.parse("GET_FILE ana /a x &")).isEqualTo(new TypedCommand.Begin(get));
        assertThat(CommandParser.parse("get_file ana /a x\t&  ")).isEqualTo(new TypedCommand.Begin(get));
        assertThat(CommandParser.parse("GET_FILE ana /a x&"))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("/a"), "x&")));
        assertThat(CommandParser.parse("GET_FILE ana /a \"&\""))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("/a"), "&")));
    }

    @Test
    void putsTheHomeFolderInThePlaceOfATilde() {
        String home = System.getProperty("user.home");
        assertThat(CommandParser.parse("GET_FILE ana ~/a ~/b"))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("~/a"), home + "/b")));
        assertThat(CommandParser.parse("GET_FILE ana ~ ~"))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("~"), home)));
        assertThat(CommandParser.parse("GET_FILE ana /a ./~/b"))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("/a"), "./~/b")));
    }

    @Test
    void readsTheCommandsAboutDownloads() {
        assertThat(CommandParser.parse("downloads")).isEqualTo(new TypedCommand.Downloads());
        assertThat(CommandParser.parse("CANCEL 12")).isEqualTo(new TypedCommand.Cancel(12));
    }

    @Test
    void takesTheWholeLineForTheNameOfAFileThatHasIt(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("my notes.txt"));

        assertThat(CommandParser.parse("PUBLISH " + folder + "/my notes.txt"))
                .isEqualTo(perform(new Action.Publish(folder + "/my notes.txt", "")));
        assertThat(CommandParser.parse("PUBLISH " + folder + "/my notes.txt of today"))
                .isEqualTo(perform(new Action.Publish(folder + "/my", "notes.txt of today")));
        assertThat(CommandParser.parse("DELETE " + folder + "/my notes.txt"))
                .isEqualTo(perform(new Action.Delete(folder + "/my notes.txt")));
    }

    @Test
    void takesFoldersAndPatterns() {
        assertThat(CommandParser.parse("PUBLISH -r dir"))
                .isEqualTo(perform(new Action.Publish(List.of("dir"), "", true)));
        assertThat(CommandParser.parse("PUBLISH dir -r"))
                .isEqualTo(perform(new Action.Publish(List.of("dir"), "", true)));
        assertThat(CommandParser.parse("PUBLISH \"my dir\"/* all"))
                .isEqualTo(perform(new Action.Publish("my dir/*", "all")));
        assertThat(CommandParser.parse("DELETE -r \"my dir\""))
                .isEqualTo(perform(new Action.Delete(List.of("my dir"), true)));
        assertThat(CommandParser.parse("DELETE \"a\" \"b\"")).isInstanceOf(TypedCommand.Wrong.class);
        assertThat(CommandParser.parse("PUBLISH -r")).isInstanceOf(TypedCommand.Wrong.class);
    }

    @Test
    void keepsBackslashesAsTheyAre() {
        assertThat(CommandParser.parse("DELETE a\\b")).isEqualTo(perform(new Action.Delete("a\\b")));
    }

    @Test
    void readsNamesAsTheyAreShown() {
        assertThat(CommandParser.parse("GET_FILE ana /a\\u{200d}b \"c\\u{5c}u{200d} d\""))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("/a\u200db"), "c\\u{200d} d")));
        assertThat(CommandParser.parse("PUBLISH a\\u{200c} soft\\u{ad}hyphen"))
                .isEqualTo(perform(new Action.Publish("a\u200c", "soft\u00adhyphen")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET_FILE ana /a|GET_FILE <owner> <remote-path> <local-path>|GET_FILE needs <local-path>; HELP GET_FILE explains it",
                "get_file|GET_FILE <owner> <remote-path> <local-path>|GET_FILE needs <owner>; HELP GET_FILE explains it",
                "GET_FILE ana /a &|GET_FILE <owner> <remote-path> <local-path>|GET_FILE needs <local-path>; HELP GET_FILE explains it",
                "CANCEL|CANCEL <number>|CANCEL needs <number>; HELP CANCEL explains it",
                "CANCEL two|CANCEL <number>|'two' is not the number of a download; DOWNLOADS lists them",
                "CANCEL 12345678901|CANCEL <number>|'12345678901' is not the number of a download; DOWNLOADS lists them",
                "CONNECT ana lopez|CONNECT <user>|CONNECT takes one user, whose name has no spaces",
                "CANCEL 1 2|CANCEL <number>|CANCEL takes fewer arguments; one with spaces stands in double quotes",
                "DOWNLOADS all|DOWNLOADS|DOWNLOADS takes no argument",
                "register|REGISTER <user>|REGISTER needs <user>; HELP REGISTER explains it",
                "PUBLISH|PUBLISH <path> <description…>|PUBLISH needs <path>; HELP PUBLISH explains it",
                "quit now|QUIT|QUIT takes no argument",
                "LIST_USERS all|LIST_USERS|LIST_USERS takes no argument",
                "HELP GET FILE|HELP [command]|HELP takes fewer arguments; one with spaces stands in double quotes",
            })
    void printsTheUsageOfACommandAndThenWhatIsWrong(String line, String usage, String reason) {
        assertThat(CommandParser.parse(line))
                .isEqualTo(new TypedCommand.Wrong("Syntax error. Usage: " + usage, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EXIT|there is no command 'EXIT'; did you mean QUIT?",
                "Listusers|there is no command 'Listusers'; did you mean LIST_USERS?",
                "PUBLSH a.txt|there is no command 'PUBLSH'; did you mean PUBLISH?",
                "ls|there is no command 'ls'; did you mean LIST_USERS?",
                "HELP getfile|there is no command 'getfile'; did you mean GET_FILE?",
                "FISH x|there is no command 'FISH'; HELP lists the commands",
                "./lonja peer users|'./lonja' is a command of the shell: type QUIT first. HELP lists the commands of this loop"
            })
    void listsTheCommandsAfterAnUnknownOneAndNamesTheNearest(String line, String reason) {
        assertThat(CommandParser.parse(line))
                .isEqualTo(new TypedCommand.Wrong(
                        "Syntax error. Usage: REGISTER | UNREGISTER | CONNECT | DISCONNECT"
                                + " | PUBLISH | DELETE | LIST_USERS | LIST_CONTENT | SEARCH | GET_FILE | DOWNLOADS | CANCEL | HELP | QUIT",
                        reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "--help", "-h", "c> help", "c>  ?"})
    void takesAQuestionForHelp(String line) {
        assertThat(CommandParser.parse(line)).isEqualTo(new TypedCommand.Help(Optional.empty()));
    }

    @Test
    void takesALineThatWasCopiedWithItsPrompt() {
        assertThat(CommandParser.parse("c> REGISTER ana")).isEqualTo(perform(new Action.Register("ana")));
        assertThat(CommandParser.parse("c> ")).isEqualTo(new TypedCommand.Nothing());
    }

    @Test
    void showsOnlyTheBeginningOfALongWord() {
        assertThat(CommandParser.parse("x".repeat(10_000)))
                .extracting(wrong -> ((TypedCommand.Wrong) wrong).reason())
                .asString()
                .hasSizeLessThan(100);
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThat(CommandParser.parse("DELETE \"a b"))
                .isEqualTo(new TypedCommand.Wrong("Syntax error.", "the double quote before 'a b' is not closed"));
    }

    private static TypedCommand perform(Action action) {
        return new TypedCommand.Perform(action);
    }
}
