package dev.lonja.protocol;

import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.Decimal;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Page;
import dev.lonja.protocol.value.Watched;
import java.util.List;
import java.util.OptionalInt;

/** The requests about users, files and content that only a session carries (docs/session.md, Rows). */
public sealed interface DirectoryRequest extends Request.FromUser {

    /** Publishes a file or a folder, or changes what is published. */
    record PublishFile(String user, String path, String description, FileFacts facts)
            implements DirectoryRequest, Request.Change {
        public PublishFile {
            Field.USER.require(user);
            Field.NEW_PATH.require(path);
            Field.DESCRIPTION.require(description);
        }

        @Override
        public List<String> fields() {
            List<String> facts = facts().fields();
            return List.of(
                    user, path, description, facts.get(0), facts.get(1), facts.get(2), facts.get(3), facts.get(4));
        }
    }

    /** Asks for the connected users. */
    record ListPeers(String user, Page page) implements DirectoryRequest, Request.Question {
        public ListPeers {
            Field.USER.require(user);
            Field.AFTER.require(page.after());
        }

        @Override
        public List<String> fields() {
            return List.of(user, page.after(), page.limitText());
        }
    }

    /** Asks for what {@code owner} has published. */
    record ListFiles(String user, String owner, Page page) implements DirectoryRequest, Request.Question {
        public ListFiles {
            Field.USER.require(user);
            Field.OWNER.require(owner);
            Field.AFTER.require(page.after());
        }

        @Override
        public List<String> fields() {
            return List.of(user, owner, page.after(), page.limitText());
        }
    }

    /** Asks for the files of all users that these words describe. */
    record Search(String user, String words, Page page) implements DirectoryRequest, Request.Question {
        public Search {
            Field.USER.require(user);
            Field.WORDS.require(words);
            Field.AFTER.require(page.after());
        }

        @Override
        public List<String> fields() {
            return List.of(user, words, page.after(), page.limitText());
        }
    }

    /** Asks who has that content. */
    record Sources(String user, ContentId content, int limit) implements DirectoryRequest, Request.Question {
        public Sources {
            Field.USER.require(user);
            Field.SOURCES.require(Decimal.write(limit));
        }

        @Override
        public List<String> fields() {
            return List.of(user, content.size(), content.root(), Decimal.write(limit));
        }
    }

    /** Says how much of that content the user's agent has; no percentage if it has no more of it. */
    record Hold(String user, ContentId content, OptionalInt percent) implements DirectoryRequest, Request.Change {
        public Hold {
            Field.USER.require(user);
            percent.ifPresent(each -> Field.PERCENT.require(Decimal.write(each)));
        }

        @Override
        public List<String> fields() {
            String held = percent.isPresent() ? Decimal.write(percent.getAsInt()) : "";
            return List.of(user, content.size(), content.root(), held);
        }
    }

    /** Asks for events. */
    record Watch(String user, Watched what) implements DirectoryRequest, Request.Control {
        public Watch {
            Field.USER.require(user);
            Field.WHAT.require(what.text());
        }

        @Override
        public List<String> fields() {
            return List.of(user, what.text());
        }
    }

    /** Wants no more events of a watch. */
    record Unwatch(String user, String watch) implements DirectoryRequest, Request.Control {
        public Unwatch {
            Field.USER.require(user);
            Field.WATCH.require(watch);
        }

        @Override
        public List<String> fields() {
            return List.of(user, watch);
        }
    }
}
