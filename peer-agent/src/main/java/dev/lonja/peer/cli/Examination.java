package dev.lonja.peer.cli;

import dev.lonja.peer.cli.access.CommandVertx;
import dev.lonja.peer.cli.access.RegistryAccess;
import dev.lonja.peer.console.StandardStreams;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.doctor.Check;
import dev.lonja.peer.doctor.ClockCheck;
import dev.lonja.peer.doctor.Doctor;
import dev.lonja.peer.doctor.DoctorReport;
import dev.lonja.peer.doctor.FirewallCheck;
import dev.lonja.peer.doctor.FolderCheck;
import dev.lonja.peer.doctor.ListenerProbe;
import dev.lonja.peer.doctor.LocaleCheck;
import dev.lonja.peer.doctor.OpenFilesCheck;
import dev.lonja.peer.doctor.PresenceCheck;
import dev.lonja.peer.doctor.RegistryCheck;
import dev.lonja.peer.doctor.SettingsCheck;
import dev.lonja.peer.doctor.ShareCheck;
import dev.lonja.peer.presence.AgentPresence;
import dev.lonja.peer.presence.BusyListener;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.peer.serve.ServeConfig;
import dev.lonja.peer.settings.GivenSettings;
import dev.lonja.peer.settings.SettingsFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts the checks of {@code lonja peer doctor} together; they need no user and no folder, but then some are left out. */
final class Examination {
    private Examination() {}

    static Doctor of(Start.Examine command, SettingsFile file) {
        GivenSettings given = GivenSettings.ofProcess(CommandSettings.FILE);
        List<GivenSettings.Wrong> wrong = given.wrong(command.settings().keySet());
        List<String> problems = Stream.concat(
                        given.wrongUser().stream(), wrong.stream().map(GivenSettings.Wrong::problem))
                .toList();
        Map<String, String> all = withoutWrong(file.under(command.settings()), file, wrong);
        CommandSettings settings = CommandSettings.read(all);
        int maxFiles = CommandSettings.config(all, ServeConfig.class)
                .getConfigMapping(ServeConfig.class)
                .maxFiles();
        RegistryChannel registry = new RegistryAccess(settings.registry(), new DataFolder(settings.data()))
                .channel(command.form().isClassic(), new CommandVertx(), RegistryAccess.Role.BORROWER);
        var presence = new AgentPresence(registry, new BusyListener(settings.listener(), registry::statuses));
        List<Check> checks = List.of(
                new SettingsCheck(file, problems),
                LocaleCheck.ofProcess(),
                new FolderCheck("data-folder", new DataFolder(settings.data()).path(), true),
                new FolderCheck("download-folder", Path.of("").toAbsolutePath(), false),
                OpenFilesCheck.ofProcess(),
                ShareCheck.of(command.share().orElse(null), maxFiles),
                FirewallCheck.ofMachine(settings.listener().listenPorts()),
                RegistryCheck.of(settings.registry(), registry),
                new PresenceCheck(command.user().orElse(null), registry, presence, ListenerProbe.usual()),
                ClockCheck.of(settings.registry().host()));
        return new Doctor(
                checks, new DoctorReport(StandardStreams.out(), command.form().json()));
    }

    /** The settings, with the value of the settings file, or else the default, in place of each wrong one. */
    private static Map<String, String> withoutWrong(
            Map<String, String> settings, SettingsFile file, List<GivenSettings.Wrong> wrong) {
        Map<String, String> all = new HashMap<>(settings);
        for (GivenSettings.Wrong each : wrong) {
            String name = each.setting();
            String value = file.settings().get(name);
            all.put(name, value == null ? CommandSettings.defaultOf(name) : value);
        }
        return all;
    }
}
