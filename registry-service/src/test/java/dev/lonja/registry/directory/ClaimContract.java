package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.KeyFixture.ana;
import static dev.lonja.registry.directory.KeyFixture.root;
import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.identity.NewCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first keys of names that classic clients registered, in every directory (docs/session.md, Keys and names). */
interface ClaimContract extends KeyFixture {
    private static String claimCode(TestedDirectory directory) {
        NewCode code = Codes.fresh();
        assertThat(directory.apply(new DirectoryChange.MakeClaimCode("ana", code, root())))
                .isEqualTo(Outcome.OK);
        return code.hash();
    }

    private static Outcome claim(TestedDirectory directory, Caller caller, String code, long held) {
        return directory.apply(new KeyChange.Claim(caller, code, held, Codes.fresh()));
    }

    @Test
    default void givesANameOfAClassicClientItsFirstKeyWithACode() {
        TestedDirectory directory = directory();
        directory.register("ana");
        directory.register("bob");
        directory.connect(classic("ana", "10.0.0.9"), 5001);
        directory.publish(classic("ana", "10.0.0.9"), new PublishedFile("/a", "kept"));
        long presence = directory.findPresence("ana").orElseThrow().generation();
        String code = claimCode(directory);
        String spare = claimCode(directory);

        assertThat(claim(directory, session("eve", 'a', "10.0.0.1"), code, 0)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(claim(directory, session("bob", 'a', "10.0.0.1"), code, 0)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(claim(directory, ana('a'), Codes.fresh().hash(), 0)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(directory.results(List.of(new KeyChange.Claim(ana('a'), code, 0, Codes.fresh()))))
                .containsExactly(new ChangeResult(Outcome.OK, presence));

        assertThat(directory.findPresence("ana")).as("the classic presence").isEmpty();
        assertThat(directory.findContent("ana").orElseThrow()).hasSize(1);
        assertThat(directory.keys(ana('a'))).containsExactly(key('a'));
        assertThat(claim(directory, ana('b'), spare, 0)).isEqualTo(Outcome.HAS_A_KEY);
        assertThat(claim(directory, ana('a'), spare, 0)).isEqualTo(Outcome.HAS_A_KEY);
        assertThat(directory.apply(new DirectoryChange.MakeClaimCode("ana", Codes.fresh(), root())))
                .isEqualTo(Outcome.HAS_A_KEY);
        assertThat(directory.apply(new DirectoryChange.MakeClaimCode("eve", Codes.fresh(), root())))
                .isEqualTo(Outcome.NO_SUCH_USER);
    }

    @Test
    default void givesItsFirstKeyAtTheOneAddressThatUsedIt() {
        TestedDirectory directory = directory();
        directory.apply(new DirectoryChange.Register("ana", "10.0.0.1"));

        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, 0)).isEqualTo(Outcome.NOT_CONNECTED);
        directory.connectSession(ana('a'));
        long held = directory.findPresence("ana").orElseThrow().generation();
        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, 0)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, held + 1)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(claim(directory, session("ana", 'a', "10.0.0.2"), KeyChange.NO_CODE, held))
                .isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, held)).isEqualTo(Outcome.OK);
        assertThat(directory.findPresence("ana").orElseThrow().generation())
                .as("the presence of the session goes on")
                .isEqualTo(held);
        assertThat(directory.authorize(ana('a'))).isEqualTo(Outcome.OK);
    }

    @Test
    default void givesNoKeyAtAnAddressAfterAnotherOneConnected() {
        TestedDirectory directory = directory();
        directory.apply(new DirectoryChange.Register("ana", "10.0.0.1"));
        directory.connect(classic("ana", "10.0.0.2"), 5001);
        directory.disconnect(classic("ana", "10.0.0.2"));
        directory.connectSession(ana('a'));
        long held = directory.findPresence("ana").orElseThrow().generation();

        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, held)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(claim(directory, ana('a'), claimCode(directory), 0)).isEqualTo(Outcome.OK);

        directory.register("bob");
        Caller bob = session("bob", 'b', "10.0.0.2");
        directory.connectSession(bob);
        assertThat(claim(
                        directory,
                        bob,
                        KeyChange.NO_CODE,
                        directory.findPresence("bob").orElseThrow().generation()))
                .as("nobody knows where it was registered")
                .isEqualTo(Outcome.NO_SUCH_CODE);
    }
}
