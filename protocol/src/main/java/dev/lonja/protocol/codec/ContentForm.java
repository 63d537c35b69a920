package dev.lonja.protocol.codec;

import dev.lonja.protocol.PublishedFile;
import java.util.List;

/** The forms of LIST_CONTENT in the different editions of the course (section 1). */
public enum ContentForm {
    /** One string per file: the path, one space, the description; no space when the description is empty. */
    DESCRIBED {
        @Override
        List<String> strings(PublishedFile file) {
            return List.of(file.description().isEmpty() ? file.path() : file.path() + " " + file.description());
        }
    },
    /** One string per file: the path alone. */
    NAMES {
        @Override
        List<String> strings(PublishedFile file) {
            return List.of(file.path());
        }
    },
    /** Two strings per file: the path and the description. */
    PAIRS {
        @Override
        List<String> strings(PublishedFile file) {
            return List.of(file.path(), file.description());
        }
    };

    abstract List<String> strings(PublishedFile file);
}
