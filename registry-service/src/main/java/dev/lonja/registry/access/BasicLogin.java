package dev.lonja.registry.access;

import dev.lonja.protocol.Printable;
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

/** HTTP basic authentication against the {@link Accounts} (RFC 7617), with patience that ends. */
@Singleton
class BasicLogin implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(BasicLogin.class);
    private static final String RETRY_AFTER = BasicLogin.class.getName() + ".retry-after";
    private static final Duration BUSY = Duration.ofSeconds(1);

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
        var response = request.response();
        if (wait.isPresent()) {
            response.putHeader("Retry-After", String.valueOf(wait.get().toSeconds() + 1));
            Problems.send(response, 429, "too many logins failed from this address; wait");
        } else {
            response.putHeader("WWW-Authenticate", challenge(request));
            Problems.send(response, 401, "an account is needed: send its name and password");
        }
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
                    .map(account -> admit(account, credentials.name(), address));
        } catch (RejectedExecutionException full) {
            return refuse(request, BUSY);
        }
    }

    private SecurityIdentity admit(Optional<Account> account, String name, String address) {
        if (account.isEmpty()) {
            failures.failed(address);
            LOG.warnf("login failed: account=%s peer=%s", Printable.of(name), address);
            throw new AuthenticationFailedException("no such account, or not its password");
        }
        failures.succeeded(address);
        return identity(account.get());
    }

    private static Uni<SecurityIdentity> refuse(RoutingContext request, Duration wait) {
        request.put(RETRY_AFTER, wait);
        return Uni.createFrom().failure(new AuthenticationFailedException("too many logins"));
    }

    private static SecurityIdentity identity(Account account) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.name()))
                .addRoles(account.role().names())
                .build();
    }

    /** A browser asks by itself for Basic only; a page's own requests say so, and are left to the page. */
    private static String challenge(RoutingContext request) {
        boolean asksItself = request.request().getHeader("X-Requested-With") != null;
        return (asksItself ? "X-Basic" : "Basic") + " realm=\"Lonja\", charset=\"UTF-8\"";
    }
}
