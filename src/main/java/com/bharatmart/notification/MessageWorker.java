package com.bharatmart.notification;

import com.bharatmart.identity.MessageChannels;
import com.bharatmart.platform.database.ExponentialBackoff;
import com.bharatmart.platform.database.LeaseWorker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends the queued messages of one channel, one at a time on each instance and outside of any transaction. A server that
 * fails delays them, and nothing else. If an instance dies after the server has taken a message and before the database
 * knows it, the message is sent again.
 */
final class MessageWorker extends LeaseWorker<MessageRepository.Claim> {

    private static final Logger log = LoggerFactory.getLogger(MessageWorker.class);

    /** Longer than the timeouts of a delivery and its wait for a permit. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final ExponentialBackoff DELAY =
            new ExponentialBackoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    /** A later message about an order would surprise more than help. */
    private static final Duration MAX_AGE = Duration.ofDays(3);

    private final MessageChannel channel;
    private final MessageChannels channels;
    private final MessageRepository messages;
    private final Map<MessageKind, MessageComposer> composers = new HashMap<>();
    private final DeliveryBulkhead delivery;

    MessageWorker(
            MessageChannel channel,
            MessageChannels channels,
            MessageRepository messages,
            List<MessageComposer> composers,
            DeliveryBulkhead delivery,
            AsyncTaskExecutor tasks) {
        super(tasks);
        this.channel = channel;
        this.channels = channels;
        this.messages = messages;
        composers.forEach(composer -> composer.kinds().forEach(kind -> this.composers.put(kind, composer)));
        this.delivery = delivery;
    }

    @Override
    protected void giveUpExpired() {
        var dropped = messages.giveUp(channel, MAX_AGE);
        if (dropped > 0) {
            log.error("{} messages by {} were dropped: they could not be sent for {}", dropped, channel, MAX_AGE);
        }
    }

    @Override
    protected Optional<MessageRepository.Claim> claim() {
        return isAvailable() ? messages.claim(channel, LEASE) : Optional.empty();
    }

    private boolean isAvailable() {
        return switch (channel) {
            case MAIL -> channels.canSendMail();
            case SMS -> channels.canSendSms();
        };
    }

    @Override
    protected void run(MessageRepository.Claim claim) {
        try {
            send(claim.message());
            messages.finish(claim);
        } catch (DeliveryException e) {
            log.info("A message {} is delayed: {}", claim.message().kind(), e.getMessage());
            messages.retry(claim, delay(claim.attempt()));
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "A message {} could not be composed or sent",
                    claim.message().kind(),
                    e);
            messages.retry(claim, delay(claim.attempt()));
        }
    }

    private void send(QueuedMessage message) {
        var composer = Objects.requireNonNull(composers.get(message.kind()));
        var sent =
                switch (channel) {
                    case MAIL ->
                        composer.mail(message)
                                .map(mail -> {
                                    delivery.send(mail);
                                    return true;
                                })
                                .orElse(false);
                    case SMS ->
                        composer.sms(message)
                                .map(sms -> {
                                    delivery.send(sms);
                                    return true;
                                })
                                .orElse(false);
                };
        if (sent) {
            composer.sent(message);
        }
    }

    /** 5 s after the first attempt, and twice as long after each other one, up to 5 minutes. */
    static Duration delay(int attempt) {
        return DELAY.after(attempt);
    }
}
