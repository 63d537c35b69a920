package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertThat(CommandParser.parse("GET_FILE ana /a b"))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("/a"), "b")));
        assertThat(CommandParser.parse("HELP")).isEqualTo(new TypedCommand.Help());
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
    void takesAQuotedArgumentWithItsSpaces() {
        assertThat(CommandParser.parse("GET_FILE ana /a \"my file\""))
                .isEqualTo(perform(new Action.GetFile("ana", List.of("/a"), "my file")));
        assertThat(CommandParser.parse("PUBLISH \"my file\" mine"))
                .isEqualTo(perform(new Action.Publish("my file", "mine")));
        assertThat(CommandParser.parse("DELETE \"\"")).isEqualTo(perform(new Action.Delete("")));
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
    @ValueSource(strings = {"GET_FILE ana /a", "GET_FILE ana /a b c", "get_file"})
    void printsTheUsageOfACommand(String line) {
        assertThat(CommandParser.parse(line))
                .isEqualTo(new TypedCommand.Wrong("Syntax error. Usage: GET_FILE <owner> <remote-path> <local-path>"));
    }

    @Test
    void listsTheCommandsAfterAnUnknownOne() {
        assertThat(CommandParser.parse("FETCH x"))
                .isEqualTo(new TypedCommand.Wrong("Syntax error. Usage: REGISTER | UNREGISTER | CONNECT | DISCONNECT"
                        + " | PUBLISH | DELETE | LIST_USERS | LIST_CONTENT | GET_FILE | HELP | QUIT"));
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThat(CommandParser.parse("DELETE \"a b")).isInstanceOf(TypedCommand.Wrong.class);
    }

    private static TypedCommand perform(Action action) {
        return new TypedCommand.Perform(action);
    }
}
