package com.bharatmart.platform.limit;

import com.bharatmart.shared.Fingerprint;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Limits that hold exactly, over all instances, whatever becomes of Redis and of an instance's clock: each try is
 * counted in the database, before the secret is looked at. To be asked outside of transactions, so that a try stays
 * counted when what follows fails. Neither who tries nor from where stands in the tables.
 *
 * <p>An account allows only so many tries from strangers' addresses (NIST SP 800-63B, 5.2.2), and an address from which
 * somebody has logged in to it before has tries of its own: so nobody can lock anybody out of their own account from
 * where they usually are.
 */
@Component
public class LoginThrottle {

    /**
     * The time at which the limit is whole again moves on by one interval for each try; a try that would move it
     * further away than the whole limit is not counted, and no row comes back. By the primary key.
     */
    private static final String TAKE = """
            INSERT INTO counted_try AS tries (subject, whole_at)
            VALUES (:subject, clock_timestamp() + :interval * interval '1 microsecond')
            ON CONFLICT (subject) DO UPDATE
            SET whole_at = greatest(tries.whole_at, clock_timestamp()) + :interval * interval '1 microsecond'
            WHERE greatest(tries.whole_at, clock_timestamp()) + :interval * interval '1 microsecond'
                <= clock_timestamp() + :period * interval '1 microsecond'
            RETURNING 1
            """;

    /** Until the next try is allowed. */
    private static final String WAIT = """
            SELECT ceil(extract(epoch FROM whole_at - clock_timestamp()) * 1000000)::bigint + :interval - :period
            FROM counted_try WHERE subject = :subject
            """;

    private static final String GIVE_BACK = """
            UPDATE counted_try SET whole_at = whole_at - :interval * interval '1 microsecond' WHERE subject = :subject
            """;

    private static final String IS_KNOWN = """
            SELECT EXISTS (SELECT FROM known_address WHERE subject = :subject AND at > now() - :seconds * interval '1 second')
            """;

    private static final String KNOW = """
            INSERT INTO known_address (subject) VALUES (:subject) ON CONFLICT (subject) DO UPDATE SET at = now()
            """;

    private static final Duration REFUSAL_IS_REMEMBERED = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(LoginThrottle.class);

    private final JdbcClient database;
    private final RateLimitProperties properties;
    private final TokenReturnQueue returns;
    private final RateLimit login;
    private final RateLimit loginName;
    private final RateLimit loginAddress;
    private final RateLimit logins;
    private final RateLimit messages;
    private final RateLimit messagesRecipient;
    private final RateLimit messagesAddress;
    private final RateLimit signUpsAddress;

    /** Until when, in ns, a refusal would only be repeated, so that a flood of tries does not reach the database. */
    private final Cache<String, Long> refused = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REFUSAL_IS_REMEMBERED)
            .build();

    LoginThrottle(JdbcClient database, RateLimitProperties properties, TokenReturnQueue returns) {
        this.database = database;
        this.returns = returns;
        this.properties = properties;
        this.login = new RateLimit("login", properties.login());
        this.loginName = new RateLimit("login-name", properties.loginName());
        this.loginAddress = new RateLimit("login-address", properties.loginAddress());
        this.logins = new RateLimit("logins", properties.logins());
        this.messages = new RateLimit("messages", properties.messages());
        this.messagesRecipient = new RateLimit("messages-recipient", properties.messagesRecipient());
        this.messagesAddress = new RateLimit("messages-address", properties.messagesAddress());
        this.signUpsAddress = new RateLimit("sign-ups-address", properties.messagesAddress());
    }

    /**
     * Counts a try to log in, to be closed when it has ended. A try that is refused does not count.
     *
     * @param name the e-mail address or phone number, as accounts are found by it
     * @param address of the client, which is remembered if the try succeeds
     * @throws RateLimitExceededException if it is one too many
     */
    public AuthenticationAttempt beforeLogin(String name, @Nullable String address) {
        if (!properties.enabled()) {
            return AuthenticationAttempt.uncounted();
        }
        var network = ClientNetwork.of(address);
        var pair = pair(name, network);
        var counted = new ArrayList<>(List.of(new Counted(loginAddress, network), new Counted(login, pair)));
        counted.forEach(this::refuseAgain);
        if (!isKnown(pair)) {
            counted.add(new Counted(loginName, name));
        }
        return attempt(counted, () -> know(pair));
    }

    /**
     * Counts a guess at something that has few tries itself, such as a mailed token, to be closed when it has ended: no
     * client guesses at many of them.
     *
     * @param address of the client
     * @throws RateLimitExceededException if it is one too many
     */
    public AuthenticationAttempt beforeGuess(@Nullable String address) {
        return guess(address, () -> {});
    }

    /**
     * Counts a guess at a code that was sent to somebody. A right one takes the message that it answers out of those for
     * strangers, and the address is remembered.
     *
     * @param recipient the phone number, as accounts are found by it
     * @param address of the client
     * @throws RateLimitExceededException if it is one too many
     */
    public AuthenticationAttempt beforeGuess(String recipient, @Nullable String address) {
        var pair = pair(recipient, ClientNetwork.of(address));
        return guess(
                address,
                () -> returns.run(() -> {
                    if (!isKnown(pair)) {
                        giveBack(messagesRecipient, recipient);
                    }
                    know(pair);
                }));
    }

    private AuthenticationAttempt guess(@Nullable String address, Runnable remember) {
        return properties.enabled()
                ? attempt(List.of(new Counted(loginAddress, ClientNetwork.of(address))), remember)
                : AuthenticationAttempt.uncounted();
    }

    /**
     * Counts a message that a client which is not signed in wants to be sent. In the transaction that notes the message
     * it counts what is sent and nothing else: what is refused, fails or is a replay costs nothing.
     *
     * <p>From one address a recipient gets {@code messages}; from all addresses together that never logged in with it,
     * {@code messages-recipient}. An address that did has its {@code messages} whatever others ask for, so that strangers
     * cannot use up what the recipient needs.
     *
     * @param recipient a phone number or an e-mail address, as accounts are found by it
     * @param address of the client
     * @throws RateLimitExceededException if it is one too many
     */
    public void beforeMessage(String recipient, @Nullable String address) {
        if (!properties.enabled()) {
            return;
        }
        var network = ClientNetwork.of(address);
        take(messagesAddress, network);
        take(messages, pair(recipient, network));
        if (!isKnown(pair(recipient, network))) {
            take(messagesRecipient, recipient);
        }
    }

    /**
     * Counts a login whose secret was right, before it is opened: each keeps a session in Redis, which holds so many.
     *
     * @param name the e-mail address, as accounts are found by it
     * @throws RateLimitExceededException if it is one too many
     */
    public void beforeSession(String name) {
        if (properties.enabled()) {
            take(logins, name);
        }
    }

    /**
     * Counts a sign-up before its password is hashed, whatever comes of it: the hash is what is limited here, as often as
     * messages from one address.
     *
     * @param address of the client
     * @throws RateLimitExceededException if it is one too many
     */
    public void beforeSignUp(@Nullable String address) {
        if (properties.enabled()) {
            take(signUpsAddress, ClientNetwork.of(address));
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    void forget() {
        database.sql("DELETE FROM counted_try WHERE whole_at < now()").update();
        database.sql("DELETE FROM known_address WHERE at < now() - :seconds * interval '1 second'")
                .param("seconds", properties.knownFor().toSeconds())
                .update();
    }

    /** Takes from all of them, or from none. */
    private AuthenticationAttempt attempt(List<Counted> all, Runnable remember) {
        all.forEach(this::refuseAgain);
        var taken = new ArrayList<Counted>();
        try {
            for (var one : all) {
                take(one.limit(), one.who());
                taken.add(one);
            }
        } catch (RuntimeException e) {
            giveBack(taken);
            throw e;
        }
        return new AuthenticationAttempt(() -> giveBack(taken), remember);
    }

    private void refuseAgain(Counted one) {
        refuseAgain(one.limit(), one.limit().key(one.who()));
    }

    private void refuseAgain(RateLimit limit, String key) {
        var until = refused.getIfPresent(key);
        if (until != null && until - System.nanoTime() > 0) {
            throw new RateLimitExceededException(
                    RateLimitResult.refused(limit, Duration.ofNanos(until - System.nanoTime())));
        }
    }

    private void take(RateLimit limit, String who) {
        var key = limit.key(who);
        refuseAgain(limit, key);
        var taken = database.sql(TAKE)
                .param("subject", Fingerprint.of(key))
                .param("interval", micros(limit.rate().interval()))
                .param("period", micros(limit.rate().period()))
                .query(Integer.class)
                .optional();
        if (taken.isEmpty()) {
            var wait = untilNext(limit, key);
            refused.put(key, System.nanoTime() + wait.toNanos());
            throw new RateLimitExceededException(RateLimitResult.refused(limit, wait));
        }
    }

    private Duration untilNext(RateLimit limit, String key) {
        var micros = database.sql(WAIT)
                .param("subject", Fingerprint.of(key))
                .param("interval", micros(limit.rate().interval()))
                .param("period", micros(limit.rate().period()))
                .query(Long.class)
                .optional()
                .orElse(0L);
        return Duration.of(Math.max(micros, 1), ChronoUnit.MICROS);
    }

    private void giveBack(List<Counted> taken) {
        taken.forEach(one -> returns.run(() -> giveBack(one.limit(), one.who())));
    }

    private void giveBack(RateLimit limit, String who) {
        var key = limit.key(who);
        refused.invalidate(key);
        database.sql(GIVE_BACK)
                .param("subject", Fingerprint.of(key))
                .param("interval", micros(limit.rate().interval()))
                .update();
    }

    /** The login holds without this; the address is a stranger's the next time. */
    private void know(String pair) {
        try {
            database.sql(KNOW).param("subject", Fingerprint.of(pair)).update();
        } catch (DataAccessException e) {
            log.warn("The address of a login is not remembered: {}", e.toString());
        }
    }

    private boolean isKnown(String pair) {
        return database.sql(IS_KNOWN)
                .param("subject", Fingerprint.of(pair))
                .param("seconds", properties.knownFor().toSeconds())
                .query(Boolean.class)
                .single();
    }

    private static String pair(String name, String network) {
        return name + '\n' + network;
    }

    private static long micros(Duration time) {
        return TimeUnit.NANOSECONDS.toMicros(time.toNanos());
    }

    /** One who is limited by one limit. */
    private record Counted(RateLimit limit, String who) {}
}
