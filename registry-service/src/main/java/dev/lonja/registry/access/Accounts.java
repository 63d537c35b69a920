package dev.lonja.registry.access;

import dev.lonja.registry.folder.RegistryDataFolder;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The accounts: those that are configured. If there are none and HTTP is reachable from this machine only, an account
 * that the first start makes.
 *
 * <p>Without any account nobody can use the interface.
 */
@Singleton
public class Accounts {
    private static final Logger LOG = Logger.getLogger(Accounts.class);

    private final @Nullable FirstAccount first;
    private volatile Map<String, Account> byName;

    Accounts(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean hasOtherLogin,
            RegistryDataFolder folder) {
        List<Account> configured = configured(config);
        boolean isUnconfigured = configured.isEmpty() && !hasOtherLogin;
        first = isUnconfigured && isThisMachine(host) ? FirstAccount.in(folder.path()) : null;
        if (first != null) {
            configured = List.of(first.account());
        } else if (isUnconfigured) {
            warnOfNone(host);
        }
        byName = byName(configured);
    }

    /**
     * The start has succeeded: shows the password of an account that it has made.
     *
     * @param isConsoleKept whether others store and read what the console shows
     */
    public void announce(PrintStream console, boolean isConsoleKept) {
        if (first != null) {
            byName = byName(List.of(first.keep(console, isConsoleKept)));
        }
    }

    Optional<Account> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Makes the container create this bean at startup, so that a wrong account stops the start. */
    void onStart(@Observes StartupEvent event) {
        LOG.debugf("accounts: %s", byName.values());
    }

    private static List<Account> configured(AccessConfig config) {
        List<String> lines = new ArrayList<>(config.accounts().orElse(List.of()));
        config.accountsFile().map(Accounts::read).ifPresent(lines::addAll);
        try {
            return lines.stream().map(Account::parse).toList();
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("lonja.registry.access: " + wrong.getMessage());
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    "lonja.registry.access.accounts-file: cannot read " + unreadable.getMessage());
        }
    }

    private static Map<String, Account> byName(List<Account> accounts) {
        return accounts.stream().collect(Collectors.toMap(Account::name, Function.identity(), (one, other) -> {
            throw new ConfigurationException("there are two accounts with the name " + one.name());
        }));
    }

    private static void warnOfNone(String host) {
        LOG.warnf(
                "nobody can log in: the registry listens for HTTP on %s, and lonja.registry.access names no account",
                host);
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
