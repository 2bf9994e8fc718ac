package com.bharatmart.platform.audit;

import com.bharatmart.platform.database.WriteJobs;
import com.bharatmart.platform.dependency.DatabaseMonitor;
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
 * Records denied requests and failed logins up to a rate: over a limit for one caller or for all callers of a kind, an
 * instance stores only their number. A flood cannot fill the database, and guests cannot hide the attempts of an account.
 */
@Component
public class DeniedAccessLog {

    private static final Logger log = LoggerFactory.getLogger(DeniedAccessLog.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MAX_CALLERS = 10_000;

    /** Each kind has its own limit. */
    public enum CallerKind {
        GUEST,
        ACCOUNT
    }

    private final AuditLog audit;
    private final DatabaseMonitor database;
    private final LoadingCache<String, Bucket> perCaller;
    private final Bucket guests;
    private final Bucket accounts;
    private final LongAdder unrecorded = new LongAdder();

    DeniedAccessLog(AuditLog audit, DatabaseMonitor database, AuditProperties properties) {
        this.audit = audit;
        this.database = database;
        this.perCaller = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(PERIOD.multipliedBy(2))
                .build(_ -> bucket(properties.attemptsOfOne()));
        this.guests = bucket(properties.attemptsOfAll());
        this.accounts = bucket(properties.attemptsOfAll());
    }

    /**
     * Records the attempt, or counts it if it is over a limit or the database accepts no writes.
     *
     * @param caller the id of the account, or the address of a guest
     */
    public void record(AuditEvent attempt, CallerKind kind, String caller) {
        if (database.isWritable()
                && perCaller.get(caller).tryConsume(1)
                && limitOf(kind).tryConsume(1)) {
            write(attempt);
        } else {
            unrecorded.increment();
        }
    }

    /** Records the number of attempts that have no row. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M", scheduler = WriteJobs.SCHEDULER)
    void recordNumber() {
        var number = unrecorded.sumThenReset();
        if (number > 0) {
            write(new AuditEvent("attempts.not-written", "audit-log", "", null, Map.of("number", number)));
        }
    }

    private Bucket limitOf(CallerKind kind) {
        return switch (kind) {
            case GUEST -> guests;
            case ACCOUNT -> accounts;
        };
    }

    private void write(AuditEvent event) {
        try {
            audit.record(event);
        } catch (DataAccessException | TransactionException e) {
            unrecorded.increment();
            log.warn("Could not record a denied attempt: {}", e.toString());
        }
    }

    private static Bucket bucket(int tokens) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, PERIOD))
                .build();
    }
}
