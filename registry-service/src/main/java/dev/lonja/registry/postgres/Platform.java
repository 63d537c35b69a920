package dev.lonja.registry.postgres;

import java.util.Locale;

/** An operating system and processor, named as the archives of PostgreSQL's binaries name them. */
record Platform(String system, String processor) {

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** The platform that Java describes by the properties {@code os.name} and {@code os.arch}. */
    static Platform of(String osName, String osArch) {
        return new Platform(systemOf(osName.toLowerCase(Locale.ROOT)), processorOf(osArch.toLowerCase(Locale.ROOT)));
    }

    boolean isWindows() {
        return system.equals("windows");
    }

    String archiveName() {
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
