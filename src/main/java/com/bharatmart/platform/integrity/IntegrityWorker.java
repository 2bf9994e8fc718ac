package com.bharatmart.platform.integrity;

import com.bharatmart.platform.database.LeaseWorker;
import com.bharatmart.platform.dependency.DatabaseMonitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Runs the checks, each on one instance at a time. */
@Component
class IntegrityWorker extends LeaseWorker<IntegrityCheckRepository.Claim> {

    private static final Logger log = LoggerFactory.getLogger(IntegrityWorker.class);

    /** A slice takes much less. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Map<String, IntegrityCheck> checks;
    private final IntegrityCheckRepository repository;
    private final IntegrityProperties properties;
    private final DatabaseMonitor database;

    IntegrityWorker(
            List<IntegrityCheck> checks,
            IntegrityCheckRepository repository,
            IntegrityProperties properties,
            DatabaseMonitor database,
            AsyncTaskExecutor applicationTaskExecutor) {
        super(applicationTaskExecutor);
        this.checks = checks.stream().collect(Collectors.toMap(IntegrityCheck::name, Function.identity()));
        this.repository = repository;
        this.properties = properties;
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    void addChecks() {
        database.whenWritable(() -> repository.add(checks.keySet(), properties.interval()));
    }

    @Override
    protected Optional<IntegrityCheckRepository.Claim> claim() {
        return repository.claim(checks.keySet(), LEASE);
    }

    @Override
    protected void run(IntegrityCheckRepository.Claim claim) {
        var check = Objects.requireNonNull(checks.get(claim.check()));
        IntegrityCheck.Slice slice;
        try {
            slice = check.check(claim.after(), properties.slice());
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("The check {} goes on later: {}", check.name(), e.toString());
            repository.postpone(claim, properties.retryDelay());
            return;
        }
        if (repository.finish(claim, slice, slice.last() == null ? properties.interval() : properties.pause())) {
            slice.violations()
                    .forEach(violation -> log.error(
                            "The check {} fails for {}: {}", check.name(), violation.subject(), violation.detail()));
        }
    }
}
