package com.bharatmart.platform.limit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Limits attempts at passwords, codes and tokens. The database counts an attempt before the secret is checked. Call it
 * outside of transactions, so that an attempt stays counted if the transaction that follows fails.
 *
 * <p>An account allows a limited number of attempts from unknown addresses (NIST SP 800-63B, 5.2.2). A known address,
 * which has logged in to the account before, has its own limit: an attacker cannot lock the owner out.
 */
@Component
public class LoginThrottle {

    private static final Logger log = LoggerFactory.getLogger(LoginThrottle.class);

    private final DatabaseRateLimiter limiter;
    private final KnownAddressRepository knownAddresses;
    private final MessageThrottle messages;
    private final TokenReturnQueue returns;
    private final boolean enabled;
    private final RateLimit perAccountAndAddress;
    private final RateLimit perAccount;
    private final RateLimit perAddress;
    private final RateLimit sessionsPerAccount;

    LoginThrottle(
            DatabaseRateLimiter limiter,
            KnownAddressRepository knownAddresses,
            MessageThrottle messages,
            TokenReturnQueue returns,
            RateLimitProperties properties) {
        this.limiter = limiter;
        this.knownAddresses = knownAddresses;
        this.messages = messages;
        this.returns = returns;
        this.enabled = properties.enabled();
        this.perAccountAndAddress = new RateLimit("login", properties.login());
        this.perAccount = new RateLimit("login-name", properties.loginName());
        this.perAddress = new RateLimit("login-address", properties.loginAddress());
        this.sessionsPerAccount = new RateLimit("logins", properties.logins());
    }

    /**
     * Counts an attempt to log in. A rejected attempt does not count.
     *
     * @param name the normalized e-mail address or phone number of the account
     * @param address of the client, which becomes known if the attempt succeeds
     * @return to be closed when the attempt ends
     * @throws RateLimitExceededException if a limit is exceeded
     */
    public AuthenticationAttempt beforeLogin(String name, @Nullable String address) {
        if (!enabled) {
            return AuthenticationAttempt.uncounted();
        }
        var network = ClientNetwork.of(address);
        var keys = new ArrayList<>(List.of(perAddress.key(network), perAccountAndAddress.key(name, network)));
        keys.forEach(limiter::checkLastRejection);
        if (!knownAddresses.isKnown(name, network)) {
            keys.add(perAccount.key(name));
        }
        return attempt(keys, () -> remember(name, network));
    }

    /**
     * Counts a guess at a secret that itself allows few attempts, such as a mailed token: a client cannot guess at many
     * of them.
     *
     * @param address of the client
     * @return to be closed when the attempt ends
     * @throws RateLimitExceededException if the limit is exceeded
     */
    public AuthenticationAttempt beforeGuess(@Nullable String address) {
        return guess(ClientNetwork.of(address), () -> {});
    }

    /**
     * Counts a guess at a code that was sent to a phone. A right guess gives back the message that it answers, and the
     * address becomes known.
     *
     * @param recipient the normalized phone number
     * @param address of the client
     * @return to be closed when the attempt ends
     * @throws RateLimitExceededException if the limit is exceeded
     */
    public AuthenticationAttempt beforeGuess(String recipient, @Nullable String address) {
        var network = ClientNetwork.of(address);
        return guess(
                network,
                () -> returns.run(() -> {
                    if (!knownAddresses.isKnown(recipient, network)) {
                        messages.giveBack(recipient);
                    }
                    remember(recipient, network);
                }));
    }

    /**
     * Counts a login with the right password before it opens a session: each session takes memory in Redis.
     *
     * @param name the normalized e-mail address of the account
     * @throws RateLimitExceededException if the limit is exceeded
     */
    public void beforeSession(String name) {
        if (enabled) {
            limiter.take(sessionsPerAccount.key(name));
        }
    }

    private AuthenticationAttempt guess(String network, Runnable onSuccess) {
        return enabled ? attempt(List.of(perAddress.key(network)), onSuccess) : AuthenticationAttempt.uncounted();
    }

    private AuthenticationAttempt attempt(List<RateLimit.Key> keys, Runnable onSuccess) {
        limiter.takeAll(keys);
        return new AuthenticationAttempt(() -> limiter.giveBackAll(keys), onSuccess);
    }

    /** The login succeeds even if this fails; the address then stays unknown. */
    private void remember(String name, String network) {
        try {
            knownAddresses.save(name, network);
        } catch (DataAccessException e) {
            log.warn("Could not remember the address of a login: {}", e.toString());
        }
    }
}
