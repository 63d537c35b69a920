package dev.lonja.registry.access;

import dev.lonja.protocol.Printable;
import dev.lonja.registry.problem.Problem;
import dev.lonja.transport.HostAddress;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** HTTP basic authentication (RFC 7617) against the {@link Accounts}; {@link FailedLogins} says who has to wait. */
@Singleton
class BasicLogin implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(BasicLogin.class);
    private static final String RETRY_AFTER = BasicLogin.class.getName() + ".retry-after";
    private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedLogins failures;
    private final ClientAddresses addresses;

    BasicLogin(Vertx vertx, Accounts accounts, Passwords passwords, FailedLogins failures, ClientAddresses addresses) {
        this.vertx = vertx;
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
        this.addresses = addresses;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager ignored) {
        String header = request.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Uni.createFrom().nullItem();
        }
        return BasicCredentials.parse(header.substring(6))
                .map(credentials -> login(request, credentials))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("not name:password")));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", challenge(request)));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        Optional<Duration> wait = Optional.ofNullable(request.get(RETRY_AFTER));
        if (wait.isEmpty() && accounts.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        wait.map(BasicLogin::tooManyLogins)
                .orElseGet(() ->
                        Problem.unauthorized(challenge(request), "an account is needed: send its name and password"))
                .send(request.response());
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "basic"));
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    private Uni<SecurityIdentity> login(RoutingContext request, BasicCredentials credentials) {
        HostAddress client = addresses.of(request.request());
        LoginAttempt attempt = passwords.attempt(credentials, client.network());
        Optional<Account> remembered = passwords.findRemembered(attempt);
        if (remembered.isPresent()) {
            return Uni.createFrom().item(identity(remembered.get()));
        }
        if (failures.isKnown(attempt)) {
            return Uni.createFrom().failure(repeated(request, attempt));
        }
        Optional<CompletionStage<Optional<Account>>> running = passwords.findRunning(attempt);
        if (running.isPresent()) {
            return onThisContext(running.get())
                    .map(account -> account.map(BasicLogin::identity).orElseThrow(() -> repeated(request, attempt)));
        }
        Optional<Duration> wait = failures.begin(attempt);
        if (wait.isPresent()) {
            return Uni.createFrom().failure(refused(request, wait.get()));
        }
        try {
            return onThisContext(passwords.find(credentials, attempt))
                    .map(account -> account.map(known -> succeed(known, attempt))
                            .orElseThrow(() -> fail(credentials.name(), client, attempt)));
        } catch (RejectedExecutionException full) {
            failures.cancelled(attempt);
            return Uni.createFrom().failure(refused(request, BUSY_WAIT));
        }
    }

    private Uni<Optional<Account>> onThisContext(CompletionStage<Optional<Account>> check) {
        Context here = vertx.getOrCreateContext();
        return Uni.createFrom().completionStage(check).emitOn(work -> here.runOnContext(back -> work.run()));
    }

    private SecurityIdentity succeed(Account account, LoginAttempt attempt) {
        failures.succeeded(attempt);
        return identity(account);
    }

    private AuthenticationFailedException fail(String name, HostAddress client, LoginAttempt attempt) {
        failures.failed(attempt);
        LOG.warnf("login failed: account=%s peer=%s", Printable.of(name), client.text());
        return wrong();
    }

    /** The refusal of a password that is known to be wrong. It was logged when it came first. */
    private AuthenticationFailedException repeated(RoutingContext request, LoginAttempt attempt) {
        return failures.repeat(attempt).map(wait -> refused(request, wait)).orElseGet(BasicLogin::wrong);
    }

    private static AuthenticationFailedException wrong() {
        return new AuthenticationFailedException("no such account, or not its password");
    }

    private static AuthenticationFailedException refused(RoutingContext request, Duration wait) {
        request.put(RETRY_AFTER, wait);
        return new AuthenticationFailedException("too many logins");
    }

    /** The wait in whole seconds, rounded up. */
    private static Problem tooManyLogins(Duration wait) {
        return Problem.tooManyRequests(wait.plusSeconds(1), "too many logins failed; wait until Retry-After is over");
    }

    private static SecurityIdentity identity(Account account) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.name()))
                .addRoles(account.role().names())
                .build();
    }

    /** The challenge. For requests of the page it is no Basic one, so that the browser does not show its own dialog. */
    private static String challenge(RoutingContext request) {
        boolean isOfPage = request.request().getHeader("X-Requested-With") != null;
        return (isOfPage ? "X-Basic" : "Basic") + " realm=\"Lonja\", charset=\"UTF-8\"";
    }
}
