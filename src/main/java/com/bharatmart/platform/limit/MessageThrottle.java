package com.bharatmart.platform.limit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Limits the messages that clients can request without signing in, and sign-ups, which send one each. */
@Component
public class MessageThrottle {

    private final DatabaseRateLimiter limiter;
    private final KnownAddressRepository knownAddresses;
    private final boolean enabled;
    private final RateLimit perRecipientAndAddress;
    private final RateLimit perRecipient;
    private final RateLimit perAddress;
    private final RateLimit signUpsPerAddress;

    MessageThrottle(
            DatabaseRateLimiter limiter, KnownAddressRepository knownAddresses, RateLimitProperties properties) {
        this.limiter = limiter;
        this.knownAddresses = knownAddresses;
        this.enabled = properties.enabled();
        this.perRecipientAndAddress = new RateLimit("messages", properties.messages());
        this.perRecipient = new RateLimit("messages-recipient", properties.messagesRecipient());
        this.perAddress = new RateLimit("messages-address", properties.messagesAddress());
        this.signUpsPerAddress = new RateLimit("sign-ups-address", properties.messagesAddress());
    }

    /**
     * Counts a message. Call it in the transaction that stores the message: a request that is rejected, fails or is a
     * replay then costs nothing.
     *
     * <p>The limit {@code messages} applies to each recipient and client address. The limit {@code messages-recipient}
     * applies to a recipient and all unknown addresses together, which have never logged in with it: an attacker cannot use
     * up the messages that the recipient needs.
     *
     * @param recipient a normalized phone number or e-mail address
     * @param address of the client
     * @throws RateLimitExceededException if a limit is exceeded
     */
    public void beforeMessage(String recipient, @Nullable String address) {
        if (!enabled) {
            return;
        }
        var network = ClientNetwork.of(address);
        limiter.take(perAddress.key(network));
        limiter.take(perRecipientAndAddress.key(recipient, network));
        if (!knownAddresses.isKnown(recipient, network)) {
            limiter.take(perRecipient.key(recipient));
        }
    }

    /**
     * Counts a sign-up before its password is hashed, whatever its outcome: the hash is the cost that this limits. The
     * rate is that of messages from one address.
     *
     * @param address of the client
     * @throws RateLimitExceededException if the limit is exceeded
     */
    public void beforeSignUp(@Nullable String address) {
        if (enabled) {
            limiter.take(signUpsPerAddress.key(ClientNetwork.of(address)));
        }
    }

    /** Gives back a message that an unknown address requested, after the recipient has used its code. */
    void giveBack(String recipient) {
        limiter.giveBack(perRecipient.key(recipient));
    }
}
