package com.bharatmart.platform.audit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes down what was tried and refused, in so far as anybody could read it: of one who tries too often, and of too
 * many together, an instance keeps the number only. So no flood of refused requests fills the database, and guests
 * cannot hide what somebody does who is signed in.
 */
@Component
public class DeniedAccessLog {

    private static final Logger log = LoggerFactory.getLogger(DeniedAccessLog.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_KNOWN = 10_000;

    /** Who tries: the one kind does not use up what may be written of the other. */
    public enum By {
        GUEST,
        ACCOUNT
    }

    private final AuditLog audit;
    private final LoadingCache<String, Bucket> ofOne;
    private final Bucket ofGuests;
    private final Bucket ofAccounts;
    private final LongAdder unwritten = new LongAdder();

    DeniedAccessLog(AuditLog audit, AuditProperties properties) {
        this.audit = audit;
        this.ofOne = Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterAccess(PERIOD.multipliedBy(2))
                .build(_ -> bucket(properties.attemptsOfOne()));
        this.ofGuests = bucket(properties.attemptsOfAll());
        this.ofAccounts = bucket(properties.attemptsOfAll());
    }

    /**
     * Never fails: what cannot be written now is counted.
     *
     * @param who the account, or the address of a guest
     */
    public void record(AuditEvent attempt, By kind, String who) {
        if (ofOne.get(who).tryConsume(1) && ofAll(kind).tryConsume(1)) {
            write(attempt);
        } else {
            unwritten.increment();
        }
    }

    /** A row for those that have none. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void recordNumber() {
        var number = unwritten.sumThenReset();
        if (number > 0) {
            write(new AuditEvent("attempts.not-written", "audit-log", "", null, Map.of("number", number)));
        }
    }

    private Bucket ofAll(By kind) {
        return switch (kind) {
            case GUEST -> ofGuests;
            case ACCOUNT -> ofAccounts;
        };
    }

    private void write(AuditEvent event) {
        try {
            audit.record(event);
        } catch (DataAccessException | TransactionException e) {
            unwritten.increment();
            log.warn("A refused attempt could not be written down: {}", e.toString());
        }
    }

    private static Bucket bucket(int tokens) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, PERIOD))
                .build();
    }
}
