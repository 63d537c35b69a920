package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    @Test
    void readsEveryCommand() {
        assertThat(CommandParser.parse("REGISTER ana")).isEqualTo(new TypedCommand.Register("ana"));
        assertThat(CommandParser.parse("UNREGISTER ana")).isEqualTo(new TypedCommand.Unregister("ana"));
        assertThat(CommandParser.parse("CONNECT ana")).isEqualTo(new TypedCommand.Connect("ana"));
        assertThat(CommandParser.parse("DISCONNECT ana")).isEqualTo(new TypedCommand.Disconnect("ana"));
        assertThat(CommandParser.parse("PUBLISH a b c")).isEqualTo(new TypedCommand.Publish("a", "b c"));
        assertThat(CommandParser.parse("DELETE a")).isEqualTo(new TypedCommand.Delete("a"));
        assertThat(CommandParser.parse("LIST_USERS")).isEqualTo(new TypedCommand.ListUsers());
        assertThat(CommandParser.parse("LIST_CONTENT ana")).isEqualTo(new TypedCommand.ListContent("ana"));
        assertThat(CommandParser.parse("GET_FILE ana /a b")).isEqualTo(new TypedCommand.GetFile("ana", "/a", "b"));
        assertThat(CommandParser.parse("HELP")).isEqualTo(new TypedCommand.Help());
        assertThat(CommandParser.parse("QUIT")).isEqualTo(new TypedCommand.Quit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list_users", "List_Users", "  LIST_USERS\t "})
    void takesVerbsInAnyCaseAndSpacesAround(String line) {
        assertThat(CommandParser.parse(line)).isEqualTo(new TypedCommand.ListUsers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t"})
    void takesAnEmptyLineForNothing(String line) {
        assertThat(CommandParser.parse(line)).isEqualTo(new TypedCommand.Nothing());
    }

    @Test
    void takesTheRestOfThePublishLineAsTheDescription() {
        assertThat(CommandParser.parse("publish  a.txt   two  spaces and \"quotes\" "))
                .isEqualTo(new TypedCommand.Publish("a.txt", "two  spaces and \"quotes\""));
        assertThat(CommandParser.parse("publish a.txt")).isEqualTo(new TypedCommand.Publish("a.txt", ""));
    }

    @Test
    void takesAQuotedArgumentWithItsSpaces() {
        assertThat(CommandParser.parse("GET_FILE ana /a \"my file\""))
                .isEqualTo(new TypedCommand.GetFile("ana", "/a", "my file"));
        assertThat(CommandParser.parse("PUBLISH \"my file\" mine"))
                .isEqualTo(new TypedCommand.Publish("my file", "mine"));
        assertThat(CommandParser.parse("DELETE \"\"")).isEqualTo(new TypedCommand.Delete(""));
    }

    @Test
    void keepsBackslashesAsTheyAre() {
        assertThat(CommandParser.parse("DELETE a\\b")).isEqualTo(new TypedCommand.Delete("a\\b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET_FILE ana /a", "GET_FILE ana /a b c", "get_file"})
    void saysHowACommandIsWritten(String line) {
        assertThat(CommandParser.parse(line))
                .isEqualTo(new TypedCommand.Wrong("Syntax error. Usage: GET_FILE <owner> <remote-path> <local-path>"));
    }

    @Test
    void namesTheCommandsWhenThereIsNoSuchOne() {
        assertThat(CommandParser.parse("FETCH x"))
                .isEqualTo(new TypedCommand.Wrong("Syntax error. Usage: REGISTER | UNREGISTER | CONNECT | DISCONNECT"
                        + " | PUBLISH | DELETE | LIST_USERS | LIST_CONTENT | GET_FILE | HELP | QUIT"));
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThat(CommandParser.parse("DELETE \"a b")).isInstanceOf(TypedCommand.Wrong.class);
    }
}
