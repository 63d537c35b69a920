package dev.lonja.peer.data;

/** The home folder of the person whom this process runs as, which {@code ~} stands for where no shell has replaced it. */
public final class HomeFolder {
    private HomeFolder() {}

    /** The path with the home folder in the place of a {@code ~} that is its first segment. */
    public static String expand(String typed) {
        return typed.equals("~") || typed.startsWith("~/") ? path() + typed.substring(1) : typed;
    }

    /** Its path; empty if it is not known. */
    public static String path() {
        return System.getProperty("user.home", "");
    }
}
