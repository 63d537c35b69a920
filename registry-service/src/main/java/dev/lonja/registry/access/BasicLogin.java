package dev.lonja.registry.access;

import dev.lonja.protocol.Printable;
import dev.lonja.registry.problem.Problem;
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
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** HTTP basic authentication (RFC 7617) against the {@link Accounts}; an address that fails too often has to wait. */
@Singleton
class BasicLogin implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(BasicLogin.class);
    private static final String RETRY_AFTER = BasicLogin.class.getName() + ".retry-after";
    private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedLogins failures;

    BasicLogin(Vertx vertx, Accounts accounts, Passwords passwords, FailedLogins failures) {
        this.vertx = vertx;
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
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
        Optional<Account> remembered = passwords.findRemembered(credentials.name(), credentials.password());
        if (remembered.isPresent()) {
            return Uni.createFrom().item(identity(remembered.get()));
        }
        String address = request.request().remoteAddress().hostAddress();
        Optional<Duration> wait = failures.findWait(address);
        if (wait.isPresent()) {
            return refuse(request, wait.get());
        }
        Context here = vertx.getOrCreateContext();
        try {
            return Uni.createFrom()
                    .completionStage(passwords.find(credentials.name(), credentials.password()))
                    .emitOn(work -> here.runOnContext(back -> work.run()))
                    .map(account -> account.map(known -> succeed(known, address))
                            .orElseThrow(() -> fail(credentials.name(), address)));
        } catch (RejectedExecutionException full) {
            return refuse(request, BUSY_WAIT);
        }
    }

    private SecurityIdentity succeed(Account account, String address) {
        failures.succeeded(address);
        return identity(account);
    }

    private AuthenticationFailedException fail(String name, String address) {
        failures.failed(address);
        LOG.warnf("login failed: account=%s peer=%s", Printable.of(name), address);
        return new AuthenticationFailedException("no such account, or not its password");
    }

    private static Uni<SecurityIdentity> refuse(RoutingContext request, Duration wait) {
        request.put(RETRY_AFTER, wait);
        return Uni.createFrom().failure(new AuthenticationFailedException("too many logins"));
    }

    /** The wait in whole seconds, rounded up. */
    private static Problem tooManyLogins(Duration wait) {
        return Problem.tooManyRequests(wait.plusSeconds(1), "too many logins failed from this address; wait");
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
