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

/** The account of a registry without configured accounts. It is made once; its password is shown once and kept as a hash. */
final class FirstAccount {
    private static final String NAME = "admin";
    private static final String FILE = "admin-account";
    /** Without characters that look alike. */
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 20;

    private FirstAccount() {}

    static Account in(Path folder, PrintStream console) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                make(file, console);
            }
            return Account.parse(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException failure) {
            throw new ConfigurationException("cannot use the account in " + file + ": " + failure.getMessage()
                    + ". Without that file, the next start makes a new one.");
        }
    }

    private static void make(Path file, PrintStream console) throws IOException {
        String password = password();
        Account account = new Account(NAME, Role.ADMIN, BcryptUtil.bcryptHash(password));
        Path unfinished = Files.createTempFile(file.getParent(), FILE, ".new", readableByOwner(file));
        try {
            Files.writeString(unfinished, account.line() + System.lineSeparator());
            Files.createLink(file, unfinished);
            console.println("The registry's page and its HTTP interface have an account, shown this once: name " + NAME
                    + ", password " + password);
        } catch (FileAlreadyExistsException other) {
            // Another registry that uses this folder was faster and has shown its password.
        } finally {
            Files.delete(unfinished);
        }
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
