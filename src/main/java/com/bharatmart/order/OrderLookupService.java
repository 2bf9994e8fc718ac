package com.bharatmart.order;

import com.bharatmart.identity.MessageChannels;
import com.bharatmart.identity.OneTimeCodeService;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.limit.ClientNetwork;
import com.bharatmart.platform.limit.LoginThrottle;
import com.bharatmart.platform.limit.MessageThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the order of a guest who knows its number and reads the messages to its phone. No response and no limit reveals
 * whether an order exists. The limits are separate from those of a login: look-ups of a phone do not use up its login codes.
 */
@Service
public class OrderLookupService {

    private final OrderLookupRepository lookups;
    private final OneTimeCodeService codes;
    private final MessageChannels channels;
    private final MessageThrottle messages;
    private final LoginThrottle guesses;
    private final TokenGenerator tokens;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;

    OrderLookupService(
            OrderLookupRepository lookups,
            OneTimeCodeService codes,
            MessageChannels channels,
            MessageThrottle messages,
            LoginThrottle guesses,
            TokenGenerator tokens,
            TransactionRetry transactions,
            ApplicationEventPublisher events) {
        this.lookups = lookups;
        this.codes = codes;
        this.channels = channels;
        this.messages = messages;
        this.guesses = guesses;
        this.tokens = tokens;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Requests a code. Nothing is sent if no guest order has this number and phone, or if its phone received a code a short
     * while ago.
     *
     * @param address of the client, whose network has most of the tries for itself
     * @throws MessageChannels.UnavailableException if this shop sends no text messages
     * @throws RateLimitExceededException if there were too many requests for this phone or from this address
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(OrderNumber number, PhoneNumber phone, @Nullable String address) {
        channels.requireSms();
        messages.beforeMessage(recipient(phone), address);
        events.publishEvent(new OrderLookupRequested(
                lookups.request(number, phone, network(number, address)).orElse(null)));
    }

    /**
     * Issues the code and stores its slow hash. The caller sends the code at once.
     *
     * @return empty if the request is older than a code is valid
     */
    public Optional<Issued> issue(OrderId order) {
        var code = codes.generate();
        return transactions
                .execute(() -> lookups.issue(order, code.hash()))
                .map(phone -> new Issued(phone, code.value()));
    }

    /**
     * Prepares {@link #complete}: spends a try and compares the code. {@link #complete} refuses a wrong code, so that a
     * repeated request with its {@code Idempotency-Key} gets the same response. Fails like {@link OneTimeCodeService#matches}.
     *
     * @throws RateLimitExceededException if there were too many attempts from this address
     */
    public Prepared prepare(OrderNumber number, PhoneNumber phone, String code, @Nullable String address) {
        try (var attempt = guesses.beforeGuess(recipient(phone), address)) {
            var spent = transactions
                    .execute(() -> lookups.spendTry(number, phone, network(number, address)))
                    .orElse(null);
            var matches = codes.matches(
                    code, spent == null ? null : spent.codeHash(), () -> spent != null && lookups.returnTry(spent));
            if (matches) {
                attempt.succeeded();
            } else {
                attempt.failed();
            }
            return new Prepared(matches ? spent : null);
        }
    }

    /**
     * Uses the code. Earlier tokens of the order stay valid.
     *
     * @throws OrderException.InvalidLookupCodeException if the code is wrong, was used or has expired, or there is no such
     *     order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Opened complete(Prepared prepared) {
        var spent = prepared.spent;
        if (spent == null || !lookups.use(spent)) {
            throw new OrderException.InvalidLookupCodeException();
        }
        var token = tokens.next();
        lookups.addToken(spent.order(), Fingerprint.of(token));
        return new Opened(spent.order(), token);
    }

    /** Distinguishes the limits of look-ups from those of logins with the same phone. */
    private static String recipient(PhoneNumber phone) {
        return "order-lookup:" + phone.value();
    }

    /** Identifies the client's network without revealing it. */
    private static String network(OrderNumber number, @Nullable String address) {
        return Fingerprint.of(number.value() + '\n' + ClientNetwork.of(address));
    }

    /** A code to send. */
    public record Issued(PhoneNumber phone, String code) {

        /** Keeps the code out of logs. */
        @Override
        public String toString() {
            return "a code";
        }
    }

    /** An order and a token for {@code X-Order-Token}. */
    public record Opened(OrderId order, String token) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "a token of order " + order.value();
        }
    }

    /** A compared code. Without a try it is refused. */
    public static final class Prepared {

        private final OrderLookupRepository.@Nullable SpentTry spent;

        private Prepared(OrderLookupRepository.@Nullable SpentTry spent) {
            this.spent = spent;
        }
    }
}
