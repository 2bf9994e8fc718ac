package com.bharatmart.customer;

import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.Secrets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The codes that are sent to phones. How they are counted is the database's, so that all instances count together. */
@Service
public class OneTimeCodes {

    private static final int COUNT = 1_000_000;

    private final OneTimeCodeRepository codes;
    private final PasswordHashes hashes;
    private final OneTimeCodeProperties properties;
    private final DeliveryChannels channels;
    private final Secrets secrets;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;

    OneTimeCodes(
            OneTimeCodeRepository codes,
            PasswordHashes hashes,
            OneTimeCodeProperties properties,
            DeliveryChannels channels,
            Secrets secrets,
            TransactionRetry transactions,
            ApplicationEventPublisher events) {
        this.codes = codes;
        this.hashes = hashes;
        this.properties = properties;
        this.channels = channels;
        this.secrets = secrets;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Notes the wish for a code. Whether somebody has an account with this number does not matter here.
     *
     * @throws NotServed if the shop sends no codes there
     * @throws TooSoon if the phone was sent enough of them lately
     * @throws FeatureUnavailable if this shop sends no texts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(PhoneNumber phone) {
        count(phone);
        events.publishEvent(new OneTimeCodeRequested(phone));
    }

    /** Counts a code that is to be sent to the phone, for whatever purpose. Throws as {@link #request} does. */
    void count(PhoneNumber phone) {
        if (!channels.canText()) {
            throw new FeatureUnavailable("This shop sends no text messages, so that nobody can log in by them.");
        }
        if (!phone.isMobile() || !properties.countries().contains(phone.country())) {
            throw new NotServed();
        }
        if (!codes.request(phone, properties.pause(), properties.mostPerHour())) {
            throw new TooSoon(codes.wait(phone, properties.pause(), properties.mostPerHour()));
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
     * Spends a try on a guess, whatever comes of it.
     *
     * @return the hash of the code if this was it
     * @throws TooManyAtOnce if this instance has more to check than it can
     */
    Optional<String> guess(PhoneNumber phone, String code) {
        var hash = transactions.execute(() -> codes.spendTry(phone));
        return hashes.matches(code, hash.orElse(null)) ? hash : Optional.empty();
    }

    /** Whether the code counted until now. */
    boolean use(PhoneNumber phone, String hash) {
        return codes.use(phone, hash);
    }

    /** This number gets no codes. */
    public static final class NotServed extends RuntimeException {
        NotServed() {
            super("must be a mobile number of a country that the shop sends codes to");
        }
    }

    /** A phone gets codes only so often. */
    public static final class TooSoon extends RuntimeException {
        private final long seconds;

        TooSoon(long seconds) {
            super("a phone gets codes only so often");
            this.seconds = seconds;
        }

        /** After which it gets the next one. */
        public long seconds() {
            return seconds;
        }
    }
}
