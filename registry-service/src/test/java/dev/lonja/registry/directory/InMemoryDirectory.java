package dev.lonja.registry.directory;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Utf8;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.ChangeResult.HeldBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A directory in memory, for one thread. Its state can be restored, as by a transaction that is rolled back. */
public class InMemoryDirectory implements Directory {
    /** A published file, by its classic path. */
    record StoredFile(String truePath, String description, FileFacts facts) {}

    /** A registered user; its keys are {@link InMemoryKeys}. */
    record User(
            Instant since,
            boolean used,
            Optional<Presence> presence,
            Optional<PeerRow> peer,
            SortedMap<String, StoredFile> files,
            InMemorySession session) {
        User at(Presence place, PeerRow shown, InMemorySession held) {
            return new User(since, true, Optional.of(place), Optional.of(shown), files, held);
        }

        User gone() {
            return new User(since, used, Optional.empty(), Optional.empty(), files, InMemorySession.none());
        }

        User copy() {
            return new User(since, used, presence, peer, new TreeMap<>(files), session.copy());
        }
    }

    private final Authorization authorization;
    private final InMemoryKeys keys;
    private SortedMap<String, User> users = new TreeMap<>(Utf8.BYTE_ORDER);
    private long generations;

    @SuppressWarnings("this-escape") // The keys use the directory only later.
    public InMemoryDirectory(boolean sameAddress) {
        this.authorization = new Authorization(() -> sameAddress);
        this.keys = new InMemoryKeys(this, authorization);
    }

    /** Saves the state. Running the result restores it. */
    public Runnable mark() {
        SortedMap<String, User> marked = new TreeMap<>(Utf8.BYTE_ORDER);
        users.forEach((name, user) -> marked.put(name, user.copy()));
        Runnable markedKeys = keys.mark();
        return () -> {
            users = marked;
            markedKeys.run();
        };
    }

    /** An empty directory under test. */
    static TestedDirectory tested(boolean sameAddress) {
        return new TestedDirectory(new InMemoryDirectory(sameAddress), new NoTransactions());
    }

    private record NoTransactions() implements Transactions {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }
    }

    @Override
    public List<ChangeResult> apply(List<DirectoryChange> changes) {
        return changes.stream().map(this::apply).toList();
    }

    /** Makes one change. */
    public ChangeResult apply(DirectoryChange change) {
        return switch (change) {
            case DirectoryChange.Register register -> ChangeResult.of(register(register));
            case DirectoryChange.Unregister(Caller caller) -> ChangeResult.of(unregister(caller));
            case DirectoryChange.Connect(Caller caller, int port) -> connect(caller, port);
            case DirectoryChange.Disconnect(Caller caller) -> {
                Outcome outcome = mayChange(caller);
                yield outcome == Outcome.OK ? end(findPresence(caller.user()).orElseThrow()) : ChangeResult.of(outcome);
            }
            case DirectoryChange.Publish(Caller caller, PublishedFile file) -> ChangeResult.of(publish(caller, file));
            case DirectoryChange.Delete(Caller caller, String path) -> ChangeResult.of(delete(caller, path));
            case DirectoryChange.ForceDisconnect(String user, Administrator by) ->
                users.containsKey(user)
                        ? findPresence(user).map(this::end).orElse(ChangeResult.of(Outcome.NOT_CONNECTED))
                        : ChangeResult.of(Outcome.NO_SUCH_USER);
            case DirectoryChange.RemoveUser(String user, Administrator by) ->
                ChangeResult.of(removed(user) ? Outcome.OK : Outcome.NO_SUCH_USER);
            case DirectoryChange.RemoveFile(String user, String path, Administrator by) ->
                ChangeResult.of(users.containsKey(user) ? deleted(user, path) : Outcome.NO_SUCH_USER);
            case DirectoryChange.ExpirePresence(String user, long generation) ->
                findPresence(user)
                        .filter(presence -> presence.generation() == generation)
                        .map(this::end)
                        .orElse(ChangeResult.of(Outcome.NOT_CONNECTED));
            case DirectoryChange.ExpireName(String user, Instant registeredBefore) ->
                ChangeResult.of(expire(user, registeredBefore));
            case DirectoryChange.MakeClaimCode make -> keys.makeClaimCode(make);
            case DirectoryChange.MakeRegisterCode make -> keys.makeRegisterCode(make);
            case DirectoryChange.RevokeKey revoke -> keys.revoke(revoke);
            case KeyChange.RegisterKey register -> keys.register(register);
            case KeyChange.Claim claim -> keys.claim(claim);
            case KeyChange.Invite invite -> keys.invite(invite);
            case KeyChange.Redeem redeem -> keys.redeem(redeem);
            case KeyChange.DropKey drop -> keys.drop(drop);
            case SessionChange.ConnectSession connect -> connect(connect);
            case SessionChange.PublishFile publish -> publish(publish);
            case SessionChange.DeleteFile delete -> delete(delete);
            case SessionChange.Hold hold -> ChangeResult.of(hold(hold));
        };
    }

    @Override
    public Outcome authorize(Caller caller) {
        Standing standing = standing(caller.user());
        return standing == null
                ? Outcome.NO_SUCH_USER
                : authorization.mayRead(authorization.credential(caller), standing);
    }

    private Outcome mayChange(Caller caller) {
        Standing standing = standing(caller.user());
        return standing == null
                ? Outcome.NO_SUCH_USER
                : authorization.mayChange(authorization.credential(caller), standing);
    }

    /** The standing of the user; null if there is none. */
    @Nullable
    Standing standing(String user) {
        User known = users.get(user);
        return known == null
                ? null
                : new Standing(
                        keys.of(user), known.presence().map(Presence::origin).orElse(null));
    }

    @Override
    public Listed<KeyRow> listKeys(Caller caller) {
        Standing standing = standing(caller.user());
        Outcome outcome = standing == null
                ? Outcome.NO_SUCH_USER
                : authorization.maySpeak(authorization.credential(caller), standing);
        return outcome == Outcome.OK ? Listed.all(keys.rows(caller.user())) : Listed.refused(outcome);
    }

    @Override
    public Listed<PeerRow> listPeers(Caller caller, Page page) {
        Outcome outcome = authorize(caller);
        if (outcome != Outcome.OK) {
            return Listed.refused(outcome);
        }
        List<PeerRow> all = users.values().stream()
                .flatMap(user -> user.peer().stream())
                .filter(peer -> Utf8.BYTE_ORDER.compare(peer.name(), page.after()) > 0)
                .toList();
        return Listed.page(
                all,
                page.limit(),
                PeerRow::name,
                peer -> peer,
                peer -> peer.name().length());
    }

    @Override
    public Listed<FileRow> filesOf(String owner, Page page) {
        if (!users.containsKey(owner)) {
            return Listed.refused(Outcome.NO_SUCH_OWNER);
        }
        List<Map.Entry<String, StoredFile>> all = users.get(owner).files().entrySet().stream()
                .filter(file -> Utf8.BYTE_ORDER.compare(file.getKey(), page.after()) > 0)
                .toList();
        return Listed.page(
                all,
                page.limit(),
                Map.Entry::getKey,
                file -> row(file.getKey(), file.getValue()),
                row -> row.path().length());
    }

    private static FileRow row(String path, StoredFile file) {
        boolean isPlain = path.equals(file.truePath())
                && ClassicPath.encode(file.truePath()).equals(path);
        return new FileRow(file.truePath(), file.description(), file.facts(), 0, isPlain ? "" : path);
    }

    @Override
    public void readConnectedUsers(EntryReader<ConnectedUser> reader) {
        List<Presence> connected = users.values().stream()
                .flatMap(user -> user.presence().stream())
                .filter(presence -> presence.port() > 0)
                .toList();
        reader.begin(connected.size());
        connected.stream()
                .map(presence -> new ConnectedUser(presence.user(), presence.address(), presence.port()))
                .takeWhile(reader::accept)
                .forEach(accepted -> {});
    }

    @Override
    public boolean readContent(String owner, EntryReader<PublishedFile> reader) {
        User user = users.get(owner);
        if (user == null) {
            return false;
        }
        reader.begin(user.files().size());
        user.files().entrySet().stream()
                .map(file -> new PublishedFile(file.getKey(), file.getValue().description()))
                .takeWhile(reader::accept)
                .forEach(accepted -> {});
        return true;
    }

    @Override
    public Optional<Presence> findPresence(String user) {
        return Optional.ofNullable(users.get(user)).flatMap(User::presence);
    }

    @Override
    public Optional<Presence> findClassicPresence(String user) {
        return findPresence(user)
                .filter(presence -> users.get(user).peer().flatMap(PeerRow::key).isEmpty());
    }

    @Override
    public List<Presence> presences(long after, int limit) {
        return users.values().stream()
                .filter(user -> user.peer().filter(peer -> peer.key().isEmpty()).isPresent())
                .flatMap(user -> user.presence().stream())
                .filter(presence -> presence.generation() > after)
                .sorted(Comparator.comparing(Presence::generation))
                .limit(limit)
                .toList();
    }

    /** Adds a user without keys. */
    public Outcome register(String user) {
        return keys.isOwned(user, "") || !add(user) ? Outcome.NAME_IN_USE : Outcome.OK;
    }

    private Outcome register(DirectoryChange.Register change) {
        Outcome outcome = register(change.user());
        if (outcome == Outcome.OK) {
            keys.claimable(change.user(), change.origin());
        }
        return outcome;
    }

    /** Adds a user, if there is none of that name. */
    boolean add(String user) {
        User added = new User(
                Instant.now(),
                false,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(Utf8.BYTE_ORDER),
                InMemorySession.none());
        return users.putIfAbsent(user, added) == null;
    }

    private Outcome expire(String name, Instant registeredBefore) {
        User user = users.get(name);
        if (user == null || user.used() || !user.since().isBefore(registeredBefore)) {
            return Outcome.FAILED;
        }
        removed(name);
        return Outcome.OK;
    }

    private boolean removed(String name) {
        keys.forget(name);
        return users.remove(name) != null;
    }

    private Outcome unregister(Caller caller) {
        Standing standing = standing(caller.user());
        if (standing == null) {
            return Outcome.NO_SUCH_USER;
        }
        Outcome outcome = authorization.maySpeak(authorization.credential(caller), standing);
        if (outcome == Outcome.OK) {
            keys.retain(caller.user());
            users.remove(caller.user());
        }
        return outcome == Outcome.NOT_CONNECTED ? Outcome.FAILED : outcome;
    }

    private ChangeResult connect(Caller caller, int port) {
        Standing standing = standing(caller.user());
        if (standing == null) {
            return ChangeResult.of(Outcome.NO_SUCH_USER);
        }
        if (standing.isKeyed()) {
            return ChangeResult.of(
                    authorization.mayOwn(authorization.credential(caller), standing) == Outcome.OK
                            ? Outcome.ALREADY_CONNECTED
                            : authorization.mayOwn(authorization.credential(caller), standing));
        }
        if (standing.isConnected()) {
            return ChangeResult.of(Outcome.ALREADY_CONNECTED);
        }
        String address = caller.from().text();
        String shown = address.contains(":") ? "[" + address + "]" : address;
        return begin(
                caller,
                port,
                new PeerRow(caller.user(), shown + ":" + port, Optional.empty(), ""),
                InMemorySession.none());
    }

    private ChangeResult connect(SessionChange.ConnectSession connect) {
        Caller caller = connect.caller();
        Standing standing = standing(caller.user());
        if (standing == null) {
            return ChangeResult.of(Outcome.NO_SUCH_USER);
        }
        Outcome owned = authorization.mayOwn(authorization.credential(caller), standing);
        if (owned != Outcome.OK) {
            return ChangeResult.of(owned);
        }
        User user = users.get(caller.user());
        boolean isFree = user.presence()
                .map(old -> user.session().isReplacedBy(connect, old, standing, keyOf(user)))
                .orElse(true);
        if (!isFree) {
            return ChangeResult.of(Outcome.ALREADY_CONNECTED);
        }
        Optional<HeldBy> replaced = user.presence()
                .map(old -> new HeldBy(old.generation(), user.session().replica(), keyOf(user)));
        boolean isSameKey = keyOf(user).equals(caller.keyText());
        ChangeResult begun = begin(
                caller,
                connect.port(),
                new PeerRow(caller.user(), connect.addresses().toString(), caller.key(), connect.features()),
                user.session().at(connect.replica(), isSameKey));
        String before = standing.isKeyed() ? SessionChange.ConnectSession.KEYED : "";
        return new ChangeResult(begun.outcome(), begun.generation(), before, replaced);
    }

    private static String keyOf(User user) {
        return user.peer().flatMap(PeerRow::key).map(KeyId::hex).orElse("");
    }

    private Outcome hold(SessionChange.Hold hold) {
        Outcome outcome = mayChange(hold.caller());
        return outcome == Outcome.OK ? users.get(hold.user()).session().hold(hold) : outcome;
    }

    @Override
    public Listed<SourceRow> listSources(Caller caller, ContentId content, int limit) {
        Outcome outcome = authorize(caller);
        if (outcome != Outcome.OK) {
            return Listed.refused(outcome);
        }
        List<SourceRow> all = new ArrayList<>();
        users.values()
                .forEach(user ->
                        user.peer().ifPresent(peer -> owned(user, peer, content).ifPresent(all::add)));
        all.sort(Comparator.comparing(source -> source.addresses().isEmpty()));
        int owners = all.size();
        users.values().stream()
                .filter(user -> user.peer().isPresent() && user.session().percent(content) >= 0)
                .map(user -> source(user.peer().orElseThrow(), user.session().percent(content), ""))
                .filter(source -> all.subList(0, owners).stream()
                        .noneMatch(owner -> owner.owner().equals(source.owner())))
                .forEach(all::add);
        return Listed.all(all.subList(0, Math.min(limit, all.size())));
    }

    private static Optional<SourceRow> owned(User user, PeerRow peer, ContentId content) {
        return user.files().entrySet().stream()
                .filter(file -> file.getValue().facts().content().equals(Optional.of(content)))
                .findFirst()
                .map(file -> source(peer, 100, peer.key().isEmpty() ? file.getKey() : ""));
    }

    private static SourceRow source(PeerRow peer, int percent, String classicPath) {
        return new SourceRow(peer.name(), peer.key(), peer.addresses(), percent, classicPath);
    }

    private ChangeResult begin(Caller caller, int port, PeerRow shown, InMemorySession held) {
        Presence presence =
                new Presence(caller.user(), caller.from().text(), caller.from().origin(), port, ++generations);
        users.computeIfPresent(caller.user(), (name, user) -> user.at(presence, shown, held));
        keys.connected(caller);
        return new ChangeResult(Outcome.OK, presence.generation());
    }

    private Outcome publish(Caller caller, PublishedFile file) {
        Outcome outcome = mayChange(caller);
        if (outcome != Outcome.OK) {
            return outcome;
        }
        StoredFile stored = new StoredFile(ClassicPath.decode(file.path()), file.description(), FileFacts.UNKNOWN);
        return users.get(caller.user()).files().putIfAbsent(file.path(), stored) == null
                ? Outcome.OK
                : Outcome.ALREADY_PUBLISHED;
    }

    private ChangeResult publish(SessionChange.PublishFile publish) {
        Outcome outcome = mayChange(publish.caller());
        if (outcome != Outcome.OK) {
            return ChangeResult.of(outcome);
        }
        ClassicForm form = publish.file();
        SortedMap<String, StoredFile> files = users.get(publish.user()).files();
        String path = files.containsKey(form.otherPath()) ? form.otherPath() : form.path();
        StoredFile before = files.get(path);
        if (before != null && !before.truePath().equals(form.truePath())) {
            return ChangeResult.of(Outcome.ALREADY_PUBLISHED);
        }
        files.put(path, new StoredFile(form.truePath(), publish.description(), publish.facts()));
        return new ChangeResult(
                Outcome.OK,
                ChangeResult.NO_GENERATION,
                before == null ? "" : before.facts().root());
    }

    private ChangeResult delete(SessionChange.DeleteFile delete) {
        Outcome outcome = mayChange(delete.caller());
        if (outcome != Outcome.OK) {
            return ChangeResult.of(outcome);
        }
        boolean isGone = users.get(delete.user())
                .files()
                .values()
                .removeIf(file -> file.truePath().equals(delete.file().truePath()));
        return ChangeResult.of(isGone ? Outcome.OK : Outcome.NOT_PUBLISHED);
    }

    private Outcome delete(Caller caller, String path) {
        Outcome outcome = mayChange(caller);
        return outcome == Outcome.OK ? deleted(caller.user(), path) : outcome;
    }

    private Outcome deleted(String user, String path) {
        return users.get(user).files().remove(path) == null ? Outcome.NOT_PUBLISHED : Outcome.OK;
    }

    /** Ends the presence of the user unless one of the given keys holds it. Returns its generation. */
    long endUnlessOf(String user, List<String> owners) {
        User known = users.get(user);
        boolean isOfOwner = known.peer()
                .flatMap(PeerRow::key)
                .filter(key -> owners.contains(key.hex()))
                .isPresent();
        long generation = isOfOwner
                ? ChangeResult.NO_GENERATION
                : known.presence().map(Presence::generation).orElse(ChangeResult.NO_GENERATION);
        if (!isOfOwner) {
            users.put(user, known.gone());
        }
        return generation;
    }

    private ChangeResult end(Presence presence) {
        users.computeIfPresent(presence.user(), (name, user) -> user.gone());
        return new ChangeResult(Outcome.OK, presence.generation());
    }
}
