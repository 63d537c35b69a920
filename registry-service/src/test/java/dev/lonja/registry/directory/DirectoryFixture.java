package dev.lonja.registry.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.transport.HostAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A part of the contract begins with an empty directory, often with ana connected. */
interface DirectoryFixture {
    TestedDirectory directory(boolean sameAddress);

    default TestedDirectory directory() {
        return directory(true);
    }

    static Caller ana() {
        return caller("ana", "10.0.0.1");
    }

    static Caller caller(String user, String address) {
        return new Caller(user, address(address));
    }

    private static HostAddress address(String text) {
        try {
            return HostAddress.of(InetAddress.getByName(text));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static TestedDirectory withAnaConnected(TestedDirectory directory) {
        assertThat(directory.register("ana")).isEqualTo(Outcome.OK);
        assertThat(directory.connect(ana(), 5001)).isEqualTo(Outcome.OK);
        return directory;
    }
}
