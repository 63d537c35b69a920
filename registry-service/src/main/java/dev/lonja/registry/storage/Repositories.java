package dev.lonja.registry.storage;

import dev.lonja.registry.database.Statements;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.storage.identity.CodeRepository;
import dev.lonja.registry.storage.identity.KeyRepository;
import dev.lonja.registry.storage.session.HeldContents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The repositories that make up the directory. */
@Singleton
class Repositories {
    final UserRepository users;
    final PresenceRepository presences;
    final FileRepository files;
    final ForSessions sessions;

    @Inject
    Repositories(UserRepository users, PresenceRepository presences, FileRepository files, ForSessions sessions) {
        this.users = users;
        this.presences = presences;
        this.files = files;
        this.sessions = sessions;
    }

    /** Repositories of their own. */
    static Repositories of(Statements statements, Authorization authorization) {
        UserRepository users = new UserRepository(statements, authorization);
        return new Repositories(
                users,
                new PresenceRepository(statements, authorization, users),
                new FileRepository(statements, authorization, users),
                new ForSessions(
                        new KeyRepository(statements, authorization),
                        new CodeRepository(statements, authorization),
                        new SessionPresences(statements, authorization, users),
                        new SessionFiles(statements, authorization, users),
                        new HeldContents(statements, authorization)));
    }

    /** What only sessions ask for. */
    @Singleton
    static class ForSessions {
        final KeyRepository keys;
        final CodeRepository codes;
        final SessionPresences presences;
        final SessionFiles files;
        final HeldContents contents;

        @Inject
        ForSessions(
                KeyRepository keys,
                CodeRepository codes,
                SessionPresences presences,
                SessionFiles files,
                HeldContents contents) {
            this.contents = contents;
            this.keys = keys;
            this.codes = codes;
            this.presences = presences;
            this.files = files;
        }
    }
}
