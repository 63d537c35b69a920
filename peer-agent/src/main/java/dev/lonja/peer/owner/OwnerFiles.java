package dev.lonja.peer.owner;

import dev.lonja.peer.pattern.NamePattern;
import dev.lonja.peer.pattern.PathPattern;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.PublishedFile;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The files that an owner publishes, in which typed names are looked up. */
public final class OwnerFiles {
    /**
     * The two forms of Unicode in which one name can be written. A keyboard usually makes the composed one, and some file
     * systems store the other one.
     */
    private static final List<UnaryOperator<String>> FORMS =
            List.of(UnaryOperator.identity(), text -> Normalizer.normalize(text, Normalizer.Form.NFC));

    private final List<PublishedFile> listing;

    /** The files of that listing. */
    public OwnerFiles(List<PublishedFile> listing) {
        this.listing = List.copyOf(listing);
    }

    /** The files that the name means. Names that are only equal in another form of Unicode count when no other does. */
    public Resolution find(TypedName typed) {
        for (UnaryOperator<String> form : FORMS) {
            List<Listed> files =
                    listing.stream().map(file -> Listed.of(file, form)).toList();
            for (String reading : typed.readings()) {
                Resolution resolution = new Search(files, form.apply(reading)).result();
                if (!(resolution instanceof Resolution.Nothing)) {
                    return resolution;
                }
            }
        }
        return new Resolution.Nothing();
    }

    /**
     * A file of the listing.
     *
     * @param name the segments of its true path
     * @param compared the same in the form in which names are compared
     * @param classic the segments of its listed path, in that form too
     */
    private record Listed(PublishedFile file, List<String> name, List<String> compared, List<String> classic) {
        static Listed of(PublishedFile file, UnaryOperator<String> form) {
            List<String> name = trueSegments(file.path());
            List<String> classic = PathPattern.split(file.path());
            return new Listed(
                    file,
                    name,
                    name.stream().map(form).toList(),
                    classic.stream().map(form).toList());
        }

        /** Of a path that was cut, the folders can be decoded and the last segment cannot. */
        private static List<String> trueSegments(String path) {
            if (!ClassicPath.isCut(path)) {
                return PathPattern.split(ClassicPath.decode(path));
            }
            List<String> segments = new ArrayList<>(PathPattern.split(path));
            segments.subList(0, segments.size() - 1).replaceAll(ClassicPath::decode);
            return segments;
        }

        String path() {
            return file.path();
        }

        boolean matches(Predicate<List<String>> condition) {
            return condition.test(compared) || condition.test(classic);
        }

        /** Whether the text is the line of this file in a listing, path and description. */
        boolean isLine(String text) {
            return !file.description().isEmpty()
                    && (collapsed(String.join("/", name) + " " + file.description())
                                    .equals(text)
                            || collapsed(path() + " " + file.description()).equals(text));
        }

        static String collapsed(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }
    }

    /** Looks one reading of a typed name up. */
    private record Search(List<Listed> files, String text) {
        Resolution result() {
            boolean isFolder = text.endsWith("/");
            if (!isFolder) {
                Resolution exact = exact();
                if (!(exact instanceof Resolution.Nothing)) {
                    return exact;
                }
            }
            if (NamePattern.hasWildcard(text)) {
                return tree(matches(isFolder ? below() : PathPattern.of(text)));
            }
            Resolution end = isFolder || isAbsolute()
                    ? new Resolution.Nothing()
                    : only(files.stream()
                            .filter(file -> file.matches(this::endsSo))
                            .map(Listed::path)
                            .toList());
            return end instanceof Resolution.Nothing ? folder() : end;
        }

        private Resolution exact() {
            List<String> wanted = PathPattern.split(text);
            List<String> listed = files.stream()
                    .filter(file -> file.classic().equals(wanted))
                    .map(Listed::path)
                    .toList();
            if (!listed.isEmpty()) {
                return only(listed);
            }
            String classic = ClassicPath.encode(text);
            String line = Listed.collapsed(text);
            return only(files.stream()
                    .filter(file ->
                            file.compared().equals(wanted) || file.path().equals(classic) || file.isLine(line))
                    .map(Listed::path)
                    .toList());
        }

        private Resolution folder() {
            Map<Listed, List<String>> matches = matches(below());
            Set<List<String>> folders = new LinkedHashSet<>(matches.values());
            return folders.size() > 1
                    ? new Resolution.Ambiguous(folders.stream()
                            .map(folder -> String.join("/", folder) + "/")
                            .toList())
                    : tree(matches);
        }

        /** The files that match, each with the folder that the fixed part of the pattern stands for. */
        private Map<Listed, List<String>> matches(PathPattern pattern) {
            Map<Listed, List<String>> matches = new LinkedHashMap<>();
            for (Listed file : files) {
                start(pattern, file.compared())
                        .ifPresentOrElse(
                                start -> matches.put(file, base(file, start, pattern)),
                                () -> start(pattern, file.classic())
                                        .ifPresent(start -> matches.put(file, base(file, start, pattern))));
            }
            return matches;
        }

        /** Where the part of the path begins that the pattern matches; a pattern from the root matches the whole path only. */
        private OptionalInt start(PathPattern pattern, List<String> path) {
            int last = isAbsolute() ? 0 : path.size() - 1;
            for (int start = last; start >= 0; start--) {
                if (pattern.matches(path.subList(start, path.size()))) {
                    return OptionalInt.of(start);
                }
            }
            return OptionalInt.empty();
        }

        private static List<String> base(Listed file, int start, PathPattern pattern) {
            return file.name().subList(0, start + pattern.fixedSegments());
        }

        /** Everything below the folder, or the folders, of that name. */
        private PathPattern below() {
            List<String> segments = new ArrayList<>(PathPattern.split(text));
            while (segments.size() > 1 && segments.getLast().isEmpty()) {
                segments.removeLast();
            }
            segments.addAll(List.of("**", "*"));
            return new PathPattern(segments);
        }

        private boolean endsSo(List<String> path) {
            List<String> end = PathPattern.split(text);
            return path.size() >= end.size()
                    && path.subList(path.size() - end.size(), path.size()).equals(end);
        }

        private boolean isAbsolute() {
            return text.startsWith("/");
        }

        private static Resolution only(List<String> paths) {
            return switch (paths.size()) {
                case 0 -> new Resolution.Nothing();
                case 1 -> new Resolution.OneFile(paths.getFirst());
                default -> new Resolution.Ambiguous(paths);
            };
        }

        /** The files below the folder that all of them have in common. */
        private static Resolution tree(Map<Listed, List<String>> matches) {
            if (matches.isEmpty()) {
                return new Resolution.Nothing();
            }
            int common = matches.values().stream()
                    .reduce(Search::common)
                    .map(List::size)
                    .orElse(0);
            return new Resolution.Tree(matches.keySet().stream()
                    .map(file -> new Resolution.Leaf(
                            file.path(),
                            String.join(
                                    "/", file.name().subList(common, file.name().size()))))
                    .toList());
        }

        private static List<String> common(List<String> one, List<String> other) {
            int common = 0;
            while (common < Math.min(one.size(), other.size())
                    && one.get(common).equals(other.get(common))) {
                common++;
            }
            return one.subList(0, common);
        }
    }
}
