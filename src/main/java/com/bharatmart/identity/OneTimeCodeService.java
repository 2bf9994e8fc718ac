package com.bharatmart.identity;

import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.ClientNetwork;
import com.bharatmart.platform.limit.TokenReturnQueue;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The codes that are sent to phones. How they are counted is the database's, so that all instances count together. */
@Service
public class OneTimeCodeService {

    private static final int COUNT = 1_000_000;

    private final OneTimeCodeRepository codes;
    private final PasswordHasher hashes;
    private final OneTimeCodeProperties properties;
    private final MessageChannels channels;
    private final TokenGenerator secrets;
    private final TransactionRetry transactions;
    private final TokenReturnQueue returns;
    private final ApplicationEventPublisher events;

    OneTimeCodeService(
            OneTimeCodeRepository codes,
            PasswordHasher hashes,
            OneTimeCodeProperties properties,
            MessageChannels channels,
            TokenGenerator secrets,
            TransactionRetry transactions,
            TokenReturnQueue returns,
            ApplicationEventPublisher events) {
        this.codes = codes;
        this.hashes = hashes;
        this.properties = properties;
        this.channels = channels;
        this.secrets = secrets;
        this.transactions = transactions;
        this.returns = returns;
        this.events = events;
    }

    /**
     * Notes the wish for a code. Whether there is an account with this number does not matter here.
     *
     * @param address of the client, whose network keeps most of the guesses at the code to itself
     * @throws NotServedException if the shop sends no codes there
     * @throws TooSoonException if the phone was sent one a moment ago
     * @throws FeatureUnavailableException if this shop sends no texts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(PhoneNumber phone, @Nullable String address) {
        count(phone, address);
        events.publishEvent(new OneTimeCodeRequested(phone));
    }

    /** Counts a code that is to be sent to the phone, for whatever purpose. Throws as {@link #request} does. */
    void count(PhoneNumber phone, @Nullable String address) {
        if (!channels.canText()) {
            throw new FeatureUnavailableException(
                    "This shop sends no text messages, so that nobody can log in by them.");
        }
        if (!phone.isMobile() || !properties.countries().contains(phone.country())) {
            throw new NotServedException();
        }
        if (!codes.request(phone, from(phone, address), properties.pause())) {
            throw new TooSoonException(codes.wait(phone, properties.pause()));
        }
    }

    /**
     * Makes the code, of which only a slow hash is kept: whoever gets it back is to send it at once.
     *
     * @return six digits; empty if it was asked for so long ago that nobody waits for it any more
     */
    public Optional<String> issue(PhoneNumber phone) {
        var code = next();
        var hash = hashes.hash(code);
        return transactions.execute(() -> codes.issue(phone, hash, properties.tries(), properties.expiry()))
                ? Optional.of(code)
                : Optional.empty();
    }

    /** Six random digits. */
    String next() {
        return String.format(Locale.ROOT, "%06d", secrets.number(COUNT));
    }

    /**
     * Spends a try on a guess, if the guess can be looked at. Another network than the one that asked for the code has few tries,
     * which are enough for a phone that changes networks: a stranger who spends them leaves the rest to the requester.
     *
     * @param address of the client
     * @return the hash of the code if this was it
     * @throws LoginOverloadException if this instance has more to check than it can
     */
    Optional<String> guess(PhoneNumber phone, String code, @Nullable String address) {
        var hash =
                transactions.execute(() -> codes.spendTry(phone, from(phone, address), properties.triesOfRequester()));
        try {
            return hashes.matches(code, hash.orElse(null)) ? hash : Optional.empty();
        } catch (LoginOverloadException e) {
            hash.ifPresent(spent -> giveTryBack(phone, spent));
            throw e;
        }
    }

    /** Takes back that a try was spent on a code which is still the same: nothing came of it. */
    void giveTryBack(PhoneNumber phone, String hash) {
        returns.run(() -> transactions.execute(() -> codes.giveTryBack(phone, hash)));
    }

    /** Whether the code counted until now. */
    boolean use(PhoneNumber phone, String hash) {
        return codes.use(phone, hash);
    }

    /** Stands for a client's network without telling which it is. */
    private static String from(PhoneNumber phone, @Nullable String address) {
        return Fingerprint.of(phone.value() + '\n' + ClientNetwork.of(address));
    }

    /** This number gets no codes. */
    public static final class NotServedException extends RuntimeException {
        NotServedException() {
            super("must be a mobile number of a country that the shop sends codes to");
        }
    }

    /** A phone gets codes only so often. */
    public static final class TooSoonException extends RuntimeException {
        private final long seconds;

        TooSoonException(long seconds) {
            super("a phone gets codes only so often");
            this.seconds = seconds;
        }

        /** After which it gets the next one. */
        public long seconds() {
            return seconds;
        }
    }
}
