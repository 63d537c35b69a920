package dev.lonja.protocol.spelling;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The names of the settings of a program, to find those that are given and that it does not know. */
public final class SettingNames {
    private static final String OURS = "LONJA_";
    private static final String OF_QUARKUS = "QUARKUS_";
    /** A name of Quarkus is unknown only if it is so near to one that we describe. */
    private static final int MAX_MISTAKES = 2;

    /** What the launcher, its builds and the tests read; the user of a single command. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("LONJA_(?:JAVA_OPTIONS|IMAGE_\\w+|PEER_USER|ROOT|RACE|SEED|SOAK)");
    /** Kubernetes sets such variables for a service with our name. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("LONJA_\\w*(?:SERVICE_HOST|SERVICE_PORT\\w*|PORT_\\d+_(?:TCP|UDP)\\w*)");

    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]|_\\d+_?$");

    private final String otherProgram;
    private final Map<String, String> known = new TreeMap<>();

    /**
     * The settings of one program.
     *
     * @param otherProgram what the settings of the other program begin with; they are not judged
     * @param known the names of all settings, with dots
     */
    public SettingNames(String otherProgram, Collection<String> known) {
        this.otherProgram = variable(otherProgram) + "_";
        known.forEach(name -> this.known.put(variable(name), name));
    }

    /** A setting that nobody reads, and the one that was probably meant, in the form in which it was given. */
    public record Unknown(String name, Optional<String> meant) {}

    /** The unknown ones of these names of settings and variables of the environment. */
    public List<Unknown> unknown(Collection<String> given) {
        // The library for settings names a variable of the environment in both forms.
        Map<String, String> distinct = new TreeMap<>();
        given.stream()
                .map(name -> PROFILE.matcher(name).replaceFirst(""))
                .sorted()
                .forEach(name -> distinct.putIfAbsent(variable(name), name));
        return distinct.values().stream()
                .filter(this::isUnknown)
                .map(name -> new Unknown(name, findMeant(name)))
                .toList();
    }

    private boolean isUnknown(String name) {
        String variable = variable(INDEX.matcher(name).replaceFirst(""));
        if (known.containsKey(variable) || OF_OTHERS.matcher(variable).matches()) {
            return false;
        }
        if (variable.startsWith(OURS)) {
            return !variable.startsWith(otherProgram)
                    && !OF_KUBERNETES.matcher(variable).matches();
        }
        return variable.startsWith(OF_QUARKUS)
                && known.keySet().stream()
                        .anyMatch(each ->
                                each.startsWith(OF_QUARKUS) && Nearest.mistakes(variable, each) <= MAX_MISTAKES);
    }

    private Optional<String> findMeant(String name) {
        boolean isVariable = name.equals(variable(name));
        return Nearest.find(name, known.keySet()).map(meant -> isVariable ? meant : known.get(meant));
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
