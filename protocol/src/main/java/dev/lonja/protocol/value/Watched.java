package dev.lonja.protocol.value;

/** What a WATCH is about (docs/session.md, Events). */
public sealed interface Watched {

    /** The form on the wire. */
    String text();

    /** The presences of all users. */
    record Users() implements Watched {
        @Override
        public String text() {
            return "users";
        }
    }

    /** The presence of one user, and what it publishes. */
    record User(String name) implements Watched {
        @Override
        public String text() {
            return "user " + name;
        }
    }

    /** Files that a search for these words would find. */
    record Search(String words) implements Watched {
        @Override
        public String text() {
            return "search " + words;
        }
    }

    /** Who has that content. */
    record Content(ContentId content) implements Watched {
        @Override
        public String text() {
            return "content " + content.size() + " " + content.root();
        }
    }

    /**
     * Reads what is to be watched. The name and the words are not checked here.
     *
     * @throws InvalidValueException if it has none of the four forms
     */
    static Watched parse(String text) {
        if (text.equals("users")) {
            return new Users();
        }
        int space = text.indexOf(' ');
        String rest = text.substring(space + 1);
        return switch (space < 0 ? "" : text.substring(0, space)) {
            case "user" -> new User(rest);
            case "search" -> new Search(rest);
            case "content" -> new Content(content(rest));
            default ->
                throw new InvalidValueException(
                        Sentence.of("is not 'users', 'user NAME', 'search WORDS' or 'content SIZE ROOT'"));
        };
    }

    private static ContentId content(String sizeAndRoot) {
        int space = sizeAndRoot.indexOf(' ');
        if (space < 0) {
            throw new InvalidValueException(Sentence.of("is not 'content SIZE ROOT'"));
        }
        return ContentId.parse(sizeAndRoot.substring(0, space), sizeAndRoot.substring(space + 1));
    }
}
