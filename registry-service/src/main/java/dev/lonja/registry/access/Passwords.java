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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords on a thread of its own, because one check takes a tenth of a second. Every request carries a password,
 * and so a correct one is remembered for a while, as a keyed digest whose key lives as long as the process. Equal passwords
 * that arrive at the same time share one check.
 */
@Singleton
class Passwords implements AutoCloseable {
    private static final int MAX_QUEUED = 32;
    /** Since its last use: who looks at the page waits for one check only, and a digest does not stay in memory for long. */
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
    private final Map<ByteBuffer, CompletableFuture<Optional<Account>>> running = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor checking =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_QUEUED), Passwords::thread);

    Passwords(Accounts accounts) {
        this.accounts = accounts;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterAccess(REMEMBERED_FOR)
                .executor(Runnable::run)
                .build();
    }

    /** The attempt to log in from that network, for counting and for the other methods. */
    LoginAttempt attempt(BasicCredentials credentials, String network) {
        return new LoginAttempt(
                digest(credentials.name()), digest(credentials.name(), credentials.password()), network);
    }

    /** Finds the account if this password was correct a short time ago. */
    Optional<Account> findRemembered(LoginAttempt attempt) {
        return Optional.ofNullable(remembered.getIfPresent(attempt.guess()));
    }

    /** Finds the check of the same password that is running. */
    Optional<CompletionStage<Optional<Account>>> findRunning(LoginAttempt attempt) {
        return Optional.ofNullable(running.get(attempt.guess()));
    }

    /**
     * Finds the account with that name and password.
     *
     * @throws RejectedExecutionException if too many passwords wait for a check
     */
    CompletionStage<Optional<Account>> find(BasicCredentials credentials, LoginAttempt attempt) {
        return running.computeIfAbsent(
                attempt.guess(), guess -> CompletableFuture.supplyAsync(() -> check(credentials, guess), checking));
    }

    @Override
    @PreDestroy
    public void close() {
        checking.shutdownNow();
    }

    private Optional<Account> check(BasicCredentials credentials, ByteBuffer guess) {
        try {
            Optional<Account> account = accounts.find(credentials.name());
            String hash = account.map(Account::passwordHash).orElse(UNKNOWN_NAME);
            String password = credentials.password();
            boolean isShortEnough = password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
            if (!isShortEnough || !BcryptUtil.matches(password, hash)) {
                return Optional.empty();
            }
            account.ifPresent(known -> remembered.put(guess, known));
            return account;
        } finally {
            running.remove(guess);
        }
    }

    /** The texts, each with its length before it, as a digest of fixed size. */
    private ByteBuffer digest(String... texts) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return ByteBuffer.wrap(mac.doFinal());
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
