package dev.lonja.peer.agent;

import java.nio.file.Path;

/** The operations of an agent that has connected its user, as the command loop and the server do. */
class ConnectedAgentTest extends AgentContract {
    @Override
    TestAgent open(int registryPort, Path dataFolder) {
        return TestAgent.connecting(registryPort, dataFolder);
    }

    @Override
    void begin(TestAgent ana) {
        ana.connect("ana");
    }
}
