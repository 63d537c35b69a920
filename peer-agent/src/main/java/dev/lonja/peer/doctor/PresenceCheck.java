package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.presence.AgentPresence;
import dev.lonja.peer.registry.LocalAddresses;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address at which the registry lists the user, and whether something answers there. A user that no agent has connected is
 * connected for the time of the check. A user that is not registered stays so.
 *
 * @param user the user; null if none is known
 */
public record PresenceCheck(
        @Nullable String user, RegistryChannel registry, AgentPresence presence, ListenerProbe probe) implements Check {
    private static final String USER = "user";
    private static final String ADDRESS = "address";
    private static final String LISTENER = "listener";
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%\\w]*");

    @Override
    public List<Finding> look() {
        String name = user;
        if (name == null) {
            return List.of(Finding.skip(
                    ADDRESS,
                    text(
                            "the registry sees an address only of users; neither the address nor the listener was checked"),
                    text("give -u USER, or user= in the settings file")));
        }
        RegistryAnswer listing = registry.ask(new Request.ListUsers(name));
        if (!listing.is(Outcome.NOT_CONNECTED)) {
            return findings(name, listing, text("%1$s is registered; an agent has connected %1$s", name));
        }
        Thread end = new Thread(presence::leave, "lonja-doctor-end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            RegistryAnswer connected = presence.connect(name);
            return connected.is(Outcome.OK)
                    ? findings(
                            name,
                            registry.ask(new Request.ListUsers(name)),
                            text("%1$s is registered; %1$s was connected for this check", name))
                    : refused(name, connected);
        } finally {
            presence.leave();
            removeHook(end);
        }
    }

    private List<Finding> findings(String name, RegistryAnswer listing, String how) {
        if (!(listing.reply() instanceof Reply.Users(var users))) {
            return refused(name, listing);
        }
        Optional<ConnectedUser> own =
                users.stream().filter(each -> each.name().equals(name)).findFirst();
        if (own.isEmpty()) {
            return List.of(Finding.fail(
                    ADDRESS,
                    text("the registry does not list %s, although it is connected", name),
                    text("look at its log")));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(USER, how));
        findings.add(address(own.get()));
        findings.add(listener(own.get()));
        return findings;
    }

    private static List<Finding> refused(String name, RegistryAnswer answer) {
        if (answer.is(Outcome.NO_SUCH_USER)) {
            return List.of(Finding.fail(USER, text("%s is not registered", name), "lonja peer register " + name));
        }
        if (answer.is(Outcome.ALREADY_CONNECTED)) {
            return List.of(Finding.skip(
                    ADDRESS,
                    text("%s is connected from another address, which was left alone", name),
                    text("make this check there, or with another user")));
        }
        return List.of(Finding.skip(ADDRESS, text("the registry did not say it: %s", answer.summary()), ""));
    }

    private Finding address(ConnectedUser own) {
        String at = own.address();
        if (!LITERAL.matcher(own.address()).matches()) {
            return Finding.warn(
                    ADDRESS,
                    text("the registry lists this agent at %s, which is no IP address", at),
                    text("other agents do not resolve names"));
        }
        try {
            InetAddress address = InetAddress.getByName(own.address());
            if (address.isLoopbackAddress()) {
                return Finding.warn(
                        ADDRESS,
                        text("the registry lists this agent at %s: only agents on this machine can reach that", at),
                        text(
                                "for others, name the registry by the address that this machine has in the network: -s ADDRESS"));
            }
            return LocalAddresses.contain(address)
                    ? Finding.ok(ADDRESS, text("the registry lists this agent at %s, an address of this machine", at))
                    : Finding.warn(
                            ADDRESS,
                            text(
                                    "the registry lists this agent at %s, which is no address of this machine: a router or a container is in between",
                                    at),
                            text("forward a port there, and use --listen-port PORT, or --advertise-port of serve"));
        } catch (UnknownHostException invalid) {
            return Finding.warn(ADDRESS, text("the registry lists this agent at %s, which is no address", at), "");
        }
    }

    private Finding listener(ConnectedUser own) {
        String place = text("%s port %d", own.address(), own.port());
        return probe.isAnswering(own.address(), own.port())
                ? Finding.ok(
                        LISTENER,
                        text(
                                "%s answers from here; that others reach it too is not proved: a firewall may treat them otherwise",
                                place))
                : Finding.warn(
                        LISTENER,
                        text("%s does not answer from here", place),
                        text(
                                "open that port in the firewall or forward it; behind a router it may still answer to others: let"
                                        + " somebody fetch a file"));
    }

    private static void removeHook(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException ending) {
            // The hook is running.
        }
    }
}
