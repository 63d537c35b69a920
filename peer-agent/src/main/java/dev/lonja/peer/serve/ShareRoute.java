package dev.lonja.peer.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The way from the root of the file system to a folder, through every link. Each step is a name in a folder. If one of these
 * names is replaced, the whole path may lead to another folder.
 */
final class ShareRoute {
    /** The most links that are followed, as in the kernel. */
    private static final int MAX_LINKS = 40;

    private final Map<Path, Set<String>> steps = new HashMap<>();
    private final Deque<Path> rest = new ArrayDeque<>();
    private Path at;

    private ShareRoute(Path start) {
        this.at = start;
    }

    /** The names that matter in each folder on the way to that absolute path. The way ends where nothing exists. */
    static Map<Path, Set<String>> to(Path folder) {
        ShareRoute route = new ShareRoute(folder.getRoot());
        route.prepend(folder);
        try {
            route.walk();
        } catch (IOException unreadable) {
            // The steps that were found so far are still worth watching.
        }
        return route.steps;
    }

    private void walk() throws IOException {
        int links = 0;
        while (!rest.isEmpty() && links <= MAX_LINKS) {
            String name = rest.pop().toString();
            if (name.equals("..")) {
                at = at.getParent() == null ? at : at.getParent();
            } else if (!name.isEmpty() && !name.equals(".")) {
                steps.computeIfAbsent(at, folder -> new HashSet<>()).add(name);
                Path next = at.resolve(name);
                if (Files.isSymbolicLink(next)) {
                    links++;
                    Path target = Files.readSymbolicLink(next);
                    at = target.isAbsolute() ? target.getRoot() : at;
                    prepend(target);
                } else if (Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
                    at = next;
                } else {
                    return;
                }
            }
        }
    }

    private void prepend(Path path) {
        for (int index = path.getNameCount() - 1; index >= 0; index--) {
            rest.push(path.getName(index));
        }
    }
}
