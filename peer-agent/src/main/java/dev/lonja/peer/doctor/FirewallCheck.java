package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether one of the usual firewalls of Linux is on. What it lets through cannot be read without root.
 *
 * @param etc the folder of the system's configuration
 * @param run the folder in which running services leave their process ids
 * @param ports the ports that the listener chooses from
 */
public record FirewallCheck(Path etc, Path run, String ports) implements Check {
    private static final String NAME = "firewall";

    /** The check of this machine. */
    public static FirewallCheck ofMachine(String ports) {
        return new FirewallCheck(Path.of("/etc"), Path.of("/run"), ports);
    }

    @Override
    public List<Finding> look() {
        if (isUfwOn()) {
            return List.of(Finding.warn(
                    NAME,
                    text("%s is on, and may keep others from ports %s", "ufw", ports),
                    "sudo ufw allow " + ports.replace('-', ':') + "/tcp"));
        }
        if (Files.exists(run.resolve("firewalld.pid")) || Files.exists(run.resolve("firewalld"))) {
            return List.of(Finding.warn(
                    NAME,
                    text("%s is on, and may keep others from ports %s", "firewalld", ports),
                    "sudo firewall-cmd --add-port=" + ports + "/tcp"));
        }
        return List.of();
    }

    private boolean isUfwOn() {
        try {
            return Files.readString(etc.resolve("ufw").resolve("ufw.conf"))
                    .lines()
                    .anyMatch(line -> line.strip().equals("ENABLED=yes"));
        } catch (IOException none) {
            return false;
        }
    }
}
