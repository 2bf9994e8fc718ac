package com.bharatmart.identity;

import com.bharatmart.identity.VerificationRequested.OneTimeCodeRequested;
import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.password.PasswordHasher;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.ClientNetwork;
import com.bharatmart.platform.limit.TokenReturnQueue;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues and verifies the codes that are sent to phones. The database counts the tries for all instances together. */
@Service
public class OneTimeCodeService {

    private static final int BOUND = 1_000_000;

    private final OneTimeCodeRepository codes;
    private final PasswordHasher hasher;
    private final OneTimeCodeProperties properties;
    private final MessageChannels channels;
    private final TokenGenerator tokens;
    private final TransactionRetry transactions;
    private final TokenReturnQueue returns;
    private final ApplicationEventPublisher events;

    OneTimeCodeService(
            OneTimeCodeRepository codes,
            PasswordHasher hasher,
            OneTimeCodeProperties properties,
            MessageChannels channels,
            TokenGenerator tokens,
            TransactionRetry transactions,
            TokenReturnQueue returns,
            ApplicationEventPublisher events) {
        this.codes = codes;
        this.hasher = hasher;
        this.properties = properties;
        this.channels = channels;
        this.tokens = tokens;
        this.transactions = transactions;
        this.returns = returns;
        this.events = events;
    }

    /**
     * Requests a code to log in with. The phone needs no account.
     *
     * @param address of the client, whose network has most of the tries for itself
     * @throws VerificationException.NotServedException if the shop sends no codes to this number
     * @throws VerificationException.TooSoonException if the phone received a code a short while ago
     * @throws MessageChannels.UnavailableException if this shop sends no text messages
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(PhoneNumber phone, @Nullable String address) {
        count(phone, address);
        events.publishEvent(new OneTimeCodeRequested(phone));
    }

    /** Counts a code to this phone, for any purpose. Throws as {@link #request}. */
    void count(PhoneNumber phone, @Nullable String address) {
        channels.requireSms();
        if (!phone.isMobile() || !properties.countries().contains(phone.country())) {
            throw new VerificationException.NotServedException();
        }
        if (!codes.request(phone, network(phone, address), properties.pause())) {
            throw new VerificationException.TooSoonException(codes.wait(phone, properties.pause()));
        }
    }

    /**
     * Issues the code and stores its slow hash. The caller sends the code at once.
     *
     * @return six digits; empty if the request is older than a code is valid
     */
    public Optional<String> issue(PhoneNumber phone) {
        var code = generate();
        return transactions.execute(() -> codes.issue(phone, code.hash(), properties.tries(), properties.expiry()))
                ? Optional.of(code.value())
                : Optional.empty();
    }

    /** Returns a random code, for any purpose. Runs outside of transactions, since hashing is slow. */
    public Code generate() {
        var value = String.format(Locale.ROOT, "%06d", tokens.number(BOUND));
        return new Code(value, hasher.hash(value));
    }

    /**
     * Spends a try and compares the code. A network other than the one that requested the code has few tries: enough for a
     * phone that changes networks, and a stranger who spends them leaves the others to the requester.
     *
     * @param address of the client
     * @return the hash of the code if it is right
     * @throws PasswordException.OverloadException if this instance has too many codes to check
     */
    Optional<String> verify(PhoneNumber phone, String code, @Nullable String address) {
        var hash = transactions.execute(
                () -> codes.spendTry(phone, network(phone, address), properties.triesOfRequester()));
        var matches = matches(code, hash.orElse(null), () -> codes.returnTry(phone, hash.orElseThrow()));
        return matches ? hash : Optional.empty();
    }

    /**
     * Compares a code, whose try is spent. If this instance cannot do so for lack of capacity, {@code returnTry} takes the
     * try back in a transaction.
     *
     * @param hash of the right code; null if there is none, and the comparison takes equally long
     * @throws PasswordException.OverloadException if this instance has too many codes to check
     */
    public boolean matches(String code, @Nullable String hash, Supplier<Boolean> returnTry) {
        try {
            return hasher.matches(code, hash);
        } catch (PasswordException.OverloadException e) {
            if (hash != null) {
                returns.run(() -> transactions.execute(returnTry));
            }
            throw e;
        }
    }

    /** Takes back a try, unless the phone has received another code since. */
    void returnTry(PhoneNumber phone, String hash) {
        returns.run(() -> transactions.execute(() -> codes.returnTry(phone, hash)));
    }

    /** Returns false if the code was used or replaced before. */
    boolean use(PhoneNumber phone, String hash) {
        return codes.use(phone, hash);
    }

    /** Identifies the client's network without revealing it. */
    private static String network(PhoneNumber phone, @Nullable String address) {
        return Fingerprint.of(phone.value() + '\n' + ClientNetwork.of(address));
    }

    /** A new code and its hash. */
    public record Code(String value, String hash) {

        /** Keeps the code out of logs. */
        @Override
        public String toString() {
            return "a code";
        }
    }
}
