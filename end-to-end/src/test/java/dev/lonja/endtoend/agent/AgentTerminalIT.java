package dev.lonja.endtoend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The output of the agent at a terminal, which script(1) provides. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "script(1) has other options elsewhere")
class AgentTerminalIT extends AgentSession {
    @Test
    void showsTablesAndColoursAtATerminal() {
        Program agent = stage.launchAgentAtTerminal("ana", registry.port(), Map.of("TERM", "xterm", "NO_COLOR", ""));
        agent.awaitOutput("the prompt", text -> text.contains("c> "));

        agent.type("REGISTER ana\rCONNECT ana\rLIST_USERS\r");

        agent.awaitOutput("the listing", text -> text.contains("1 user\r\n"));
        agent.type("QUIT\r");
        ProgramResult result = agent.awaitExit();
        assertThat(result.output())
                .as(result.toString())
                .contains("\033[32mCONNECT OK\033[0m", "\033[1mUSER  ADDRESS    PORT\033[0m\r\nana   127.0.0.1  ");
    }

    @Test
    void keepsTheExactTextsAtATerminalThatIsToldSo() {
        Program agent =
                stage.launchAgentAtTerminal("ana", registry.port(), Map.of("TERM", "xterm"), "--classic-output");
        agent.awaitOutput("the prompt", text -> text.contains("c> "));

        agent.type("REGISTER ana\rCONNECT ana\rLIST_USERS\rQUIT\r");

        ProgramResult result = agent.awaitExit();
        assertThat(result.output())
                .as(result.toString())
                .containsPattern("CONNECT OK\r\n(?s:.*)LIST_USERS OK\r\nana 127\\.0\\.0\\.1 \\d+\r\n");
    }
}
