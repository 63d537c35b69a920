package dev.lonja.registry.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords on a thread of its own, because one check takes a tenth of a second. Every request carries a password,
 * and so a correct one is remembered for a while, as a keyed digest whose key lives as long as the process.
 */
@Singleton
class Passwords implements AutoCloseable {
    private static final int MAX_QUEUED = 32;
    /** A person who looks at the page waits for one check only; a digest does not stay in memory for long. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

    private static final int MAX_REMEMBERED = 1000;
    /** bcrypt ignores all bytes after these. */
    static final int MAX_BYTES = 72;

    private static final String DIGEST = "HmacSHA256";
    /** A hash that no password has; checking it makes an unknown name take as long as a wrong password. */
    private static final String UNKNOWN_NAME = "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5B0h1hWWv4p4rFSYbS0L0pB8Y0Z8K";

    private final Accounts accounts;
    private final SecretKeySpec key = key();
    private final Cache<ByteBuffer, Account> remembered;
    private final ThreadPoolExecutor checking =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_QUEUED), Passwords::thread);

    Passwords(Accounts accounts) {
        this.accounts = accounts;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(REMEMBERED_FOR)
                .executor(Runnable::run)
                .build();
    }

    /** Finds the account if this password was correct a short time ago. */
    Optional<Account> findRemembered(String name, String password) {
        return Optional.ofNullable(remembered.getIfPresent(digest(name, password)));
    }

    /**
     * Finds the account with that name and password.
     *
     * @throws RejectedExecutionException if too many passwords wait for a check
     */
    CompletionStage<Optional<Account>> find(String name, String password) {
        return CompletableFuture.supplyAsync(() -> check(name, password), checking);
    }

    @Override
    @PreDestroy
    public void close() {
        checking.shutdownNow();
    }

    private Optional<Account> check(String name, String password) {
        Optional<Account> account = accounts.find(name);
        String hash = account.map(Account::passwordHash).orElse(UNKNOWN_NAME);
        boolean isShortEnough = password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        if (!isShortEnough || !BcryptUtil.matches(password, hash)) {
            return Optional.empty();
        }
        account.ifPresent(known -> remembered.put(digest(name, password), known));
        return account;
    }

    private ByteBuffer digest(String name, String password) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SecretKeySpec key() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new SecretKeySpec(random, DIGEST);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lonja-logins");
        thread.setDaemon(true);
        return thread;
    }
}
