package dev.lonja.peer.agent;

import dev.lonja.peer.Configs;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.download.DownloadConfig;
import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.download.ManyDownloads;
import dev.lonja.peer.download.ProgressDisplay;
import dev.lonja.peer.download.target.PartRecords;
import dev.lonja.peer.local.FolderQuestion;
import dev.lonja.peer.local.LocalFiles;
import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.presence.AgentPresence;
import dev.lonja.peer.presence.BorrowedPresence;
import dev.lonja.peer.presence.BusyListener;
import dev.lonja.peer.publications.Publications;
import dev.lonja.peer.publications.SharedSets;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.peer.registry.Timeouts;
import dev.lonja.peer.shared.OpenCheck;
import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.upload.FileServer;
import dev.lonja.peer.upload.ListenerConfig;
import dev.lonja.peer.upload.UploadConfig;
import dev.lonja.peer.upload.UploadCounters;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** An agent without a face, at a registry on this machine. */
public final class TestAgent implements AutoCloseable {
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    private final Vertx vertx = Vertx.vertx();
    private final RegistryChannel registry;
    private final Agent agent;

    private TestAgent(
            int registryPort,
            Path dataFolder,
            String borrower,
            OptionalInt advertisedPort,
            String... listenerSettings) {
        this(
                new ClassicChannel(
                        Configs.of(RegistryConfig.class, "lonja.peer.registry.port", Integer.toString(registryPort)),
                        Timeouts.DEFAULT.withRead(READ_TIMEOUT)),
                dataFolder,
                borrower,
                advertisedPort,
                listenerSettings);
    }

    private TestAgent(
            RegistryChannel channel,
            Path dataFolder,
            String borrower,
            OptionalInt advertisedPort,
            String... listenerSettings) {
        registry = channel;
        var sets = new SharedSets(new ShareStore(new DataFolder(dataFolder)), registry.name());
        ListenerConfig listening = Configs.of(ListenerConfig.class, listenerSettings);
        DownloadConfig downloads = Configs.of(DownloadConfig.class, "lonja.peer.download.existing", "overwrite");
        var server = new FileServer(
                vertx, listening, Configs.of(UploadConfig.class), Configs.of(ShareConfig.class), new UploadCounters());
        var presence = new AgentPresence(
                registry,
                borrower.isEmpty()
                        ? new ServingListener(server, sets, advertisedPort, registry::statuses)
                        : new BusyListener(listening, registry::statuses));
        ActingUser caller = borrower.isEmpty() ? presence : new BorrowedPresence(borrower, registry, presence);
        var downloader =
                new FileDownloader(downloads, new DownloadCounters(), new PartRecords(new DataFolder(dataFolder)));
        agent = new Agent(
                registry,
                presence,
                caller,
                new Publications(
                        caller,
                        sets,
                        new LocalFiles(OpenCheck.of(Configs.of(ShareConfig.class)), FolderQuestion.NOBODY),
                        Duration.ZERO),
                new Downloads(caller, downloader, new ManyDownloads(downloader), files -> ProgressDisplay.NONE));
    }

    /** An agent that connects users and serves what they published, as the command loop does. */
    public static TestAgent connecting(int registryPort, Path dataFolder) {
        return new TestAgent(registryPort, dataFolder, "", OptionalInt.empty());
    }

    /** The same, whose way to the registry is that channel. */
    public static TestAgent at(RegistryChannel channel, Path dataFolder) {
        return new TestAgent(channel, dataFolder, "", OptionalInt.empty());
    }

    /** An agent that acts for that user at that registry, as a single command does. */
    public static TestAgent borrowing(String user, RegistryChannel channel, Path dataFolder) {
        return new TestAgent(channel, dataFolder, user, OptionalInt.empty());
    }

    /** The same, which listens on that port. */
    public static TestAgent listeningOn(int port, int registryPort, Path dataFolder) {
        return new TestAgent(
                registryPort, dataFolder, "", OptionalInt.empty(), "lonja.peer.listen-ports", Integer.toString(port));
    }

    /** The same, which tells others that port. */
    public static TestAgent advertising(int advertisedPort, int registryPort, Path dataFolder) {
        return new TestAgent(registryPort, dataFolder, "", OptionalInt.of(advertisedPort));
    }

    /** An agent that acts for that user, as a single command does. */
    public static TestAgent borrowing(String user, int registryPort, Path dataFolder) {
        return new TestAgent(registryPort, dataFolder, user, OptionalInt.empty());
    }

    /** The agent itself. */
    public Agent agent() {
        return agent;
    }

    /** Registers a user. */
    public RegistryAnswer register(String user) {
        return agent.ask(new Action.Register(user));
    }

    RegistryAnswer unregister(String user) {
        return agent.ask(new Action.Unregister(user));
    }

    /** Connects a user. */
    public RegistryAnswer connect(String user) {
        return agent.ask(new Action.Connect(user));
    }

    /** Disconnects a user. */
    public RegistryAnswer disconnect(String user) {
        return agent.ask(new Action.Disconnect(user));
    }

    /** Publishes a file. */
    public RegistryAnswer publish(String path, String description) {
        return agent.ask(new Action.Publish(path, description));
    }

    /** Deletes a published file. */
    public RegistryAnswer delete(String path) {
        return agent.ask(new Action.Delete(path));
    }

    /** Lists the connected users. */
    public RegistryAnswer listUsers() {
        return agent.ask(new Action.ListUsers());
    }

    RegistryAnswer listContent(String owner) {
        return agent.ask(new Action.ListContent(owner));
    }

    Result get(String owner, List<String> remotePaths, String localPath) {
        return agent.perform(new Action.GetFile(owner, remotePaths, localPath));
    }

    /** Fetches one file of an owner whose address is known. */
    Download getFile(String owner, String remotePath, String localPath) {
        return ((Result.Fetched) get(owner, List.of(remotePath), localPath))
                .files()
                .getFirst()
                .download();
    }

    @Override
    public void close() {
        agent.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
