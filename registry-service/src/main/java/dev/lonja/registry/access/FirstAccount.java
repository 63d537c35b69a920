package dev.lonja.registry.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The account of a registry without configured accounts. It is made once; its password is shown once and kept as a hash.
 *
 * <p>It is shown and kept when the start has succeeded, so that no password is shown, and lost, by a start that fails.
 */
final class FirstAccount {
    private static final String NAME = "admin";
    private static final String FILE = "admin-account";
    private static final String PASSWORD_FILE = "admin-password";
    /** Without characters that look alike. */
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 20;

    private final Path file;
    private final Account account;
    private final @Nullable String password;

    private FirstAccount(Path file, Account account, @Nullable String password) {
        this.file = file;
        this.account = account;
        this.password = password;
    }

    /** The account that an earlier start has kept in the folder, or a new one. */
    static FirstAccount in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                return new FirstAccount(file, read(file), null);
            }
            if (!Files.isWritable(folder)) {
                throw new IOException("the folder is not writable");
            }
            String password = password();
            return new FirstAccount(file, new Account(NAME, Role.ADMIN, BcryptUtil.bcryptHash(password)), password);
        } catch (IOException | IllegalArgumentException failure) {
            throw unusable(file, failure);
        }
    }

    Account account() {
        return account;
    }

    /**
     * Keeps a new account and shows its password, once.
     *
     * @param isConsoleKept whether others store and read what the console shows: the password goes to a file then
     * @return the account that counts: another registry that uses this folder may have been faster
     */
    Account keep(PrintStream console, boolean isConsoleKept) {
        String shown = password;
        if (shown == null) {
            return account;
        }
        try {
            boolean isFirst = write(file, account.line());
            if (!isFirst) {
                return read(file);
            }
            if (isConsoleKept) {
                Path hidden = file.resolveSibling(PASSWORD_FILE);
                Files.deleteIfExists(hidden);
                write(hidden, shown);
                console.println("The registry's page and its HTTP interface have an account: name " + NAME
                        + ", password in " + hidden + "; delete that file when you have read it");
            } else {
                console.println("The registry's page and its HTTP interface have an account, shown this once: name "
                        + NAME + ", password " + shown);
            }
            return account;
        } catch (IOException | IllegalArgumentException failure) {
            throw unusable(file, failure);
        }
    }

    /** Writes a complete file for its owner only; false if it exists. */
    private static boolean write(Path file, String line) throws IOException {
        Path unfinished = Files.createTempFile(file.getParent(), FILE, ".new", readableByOwner(file));
        try {
            Files.writeString(unfinished, line + System.lineSeparator());
            Files.createLink(file, unfinished);
            return true;
        } catch (FileAlreadyExistsException other) {
            return false;
        } finally {
            Files.delete(unfinished);
        }
    }

    private static Account read(Path file) throws IOException {
        return Account.parse(Files.readString(file).strip());
    }

    private static ConfigurationException unusable(Path file, Exception failure) {
        return new ConfigurationException("cannot use the account in " + file + ": " + failure.getMessage()
                + ". Without that file, the next start makes a new one.");
    }

    private static FileAttribute<?>[] readableByOwner(Path file) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String password() {
        return new SecureRandom()
                .ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
