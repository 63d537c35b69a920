package dev.lonja.peer.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sentences that source files look up with {@link Texts}. */
final class Sentences {
    private final List<Use> uses = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> bypassing = new ArrayList<>();

    /**
     * A sentence where it is looked up.
     *
     * @param values the number of its values there; empty if it is looked up elsewhere
     */
    record Use(String english, OptionalInt values, String place) {}

    /** The sentences in all sources below these folders. */
    static Sentences in(Path... folders) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var found = new Sentences();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                new SentenceReader(found, unit).scan(unit, null);
            }
        }
        return found;
    }

    List<Use> uses() {
        return List.copyOf(uses);
    }

    void add(Use use) {
        uses.add(use);
    }

    /** The places where a sentence is put together, so that it cannot be a key. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    void addUnreadable(String place) {
        unreadable.add(place);
    }

    /** The literals that look like a sentence, and that no lookup takes: {@code Class: literal}. */
    List<String> bypassing() {
        return List.copyOf(bypassing);
    }

    void addBypassing(String literal) {
        bypassing.add(literal);
    }

    Set<String> english() {
        return uses.stream().map(Use::english).collect(Collectors.toSet());
    }
}
