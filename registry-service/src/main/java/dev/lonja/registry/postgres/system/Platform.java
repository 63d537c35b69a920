package dev.lonja.registry.postgres.system;

import java.util.Locale;

/** An operating system and processor, with the names that the archives of PostgreSQL's binaries use. */
public record Platform(String system, String processor) {

    /** The platform of this process. */
    public static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** The platform for the values of the Java properties {@code os.name} and {@code os.arch}. */
    public static Platform of(String osName, String osArch) {
        return new Platform(systemOf(osName.toLowerCase(Locale.ROOT)), processorOf(osArch.toLowerCase(Locale.ROOT)));
    }

    /** Whether the operating system is Windows. */
    public boolean isWindows() {
        return system.equals("windows");
    }

    /** The name of the archive on the class path that holds PostgreSQL for this platform. */
    public String archiveName() {
        return "postgres-" + system + "-" + processor + ".txz";
    }

    @Override
    public String toString() {
        return system + "/" + processor;
    }

    private static String systemOf(String osName) {
        if (osName.startsWith("mac") || osName.startsWith("darwin")) {
            return "darwin";
        }
        return osName.startsWith("windows") ? "windows" : osName;
    }

    private static String processorOf(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64", "x86-64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> osArch;
        };
    }
}
