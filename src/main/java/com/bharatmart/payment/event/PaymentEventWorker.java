package com.bharatmart.payment.event;

import com.bharatmart.payment.PaymentGateway;
import com.bharatmart.payment.PaymentGatewayException;
import com.bharatmart.platform.database.ExponentialBackoff;
import com.bharatmart.platform.database.LeaseWorker;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Processes the events of the gateway, those about one payment one after another. An event that fails again and again is
 * set apart, so that later ones about the payment go on; each of them asks the gateway for the whole truth.
 */
@Component
class PaymentEventWorker extends LeaseWorker<PaymentEventRepository.Claim> {

    private static final Logger log = LoggerFactory.getLogger(PaymentEventWorker.class);

    /** Longer than the timeouts of the calls for one event. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final ExponentialBackoff DELAY =
            new ExponentialBackoff(Duration.ofSeconds(5), Duration.ofMinutes(10));
    private static final int MAX_FAILURES = 6;

    private final ObjectProvider<PaymentGateway> gateway;
    private final PaymentEventRepository events;
    private final PaymentEventProcessor processor;

    PaymentEventWorker(
            ObjectProvider<PaymentGateway> gateway,
            PaymentEventRepository events,
            PaymentEventProcessor processor,
            AsyncTaskExecutor applicationTaskExecutor) {
        super(applicationTaskExecutor);
        this.gateway = gateway;
        this.events = events;
        this.processor = processor;
    }

    /** While the gateway is known to be away, rows wait for it, instead of failing and waiting for longer. */
    @Override
    protected Optional<PaymentEventRepository.Claim> claim() {
        return gateway.stream().noneMatch(PaymentGateway::isAvailable) ? Optional.empty() : events.claim(LEASE);
    }

    @Override
    protected void run(PaymentEventRepository.Claim claim) {
        try {
            if (processor.process(claim.event(), claim.attempt())) {
                events.finish(claim);
            } else {
                events.postpone(claim, DELAY.after(claim.attempt()));
            }
        } catch (PaymentGatewayException.UnavailableException e) {
            log.info("Event {} is processed later: {}", claim.event().id(), e.getMessage());
            events.postpone(claim, DELAY.after(claim.attempt()));
        } catch (DataIntegrityViolationException e) {
            fail(claim, e);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            fail(claim, e);
        }
    }

    private void fail(PaymentEventRepository.Claim claim, RuntimeException e) {
        log.error("Event {} {} failed", claim.event().id(), claim.event().type(), e);
        events.fail(claim, e.toString(), DELAY.after(claim.failures() + 1), MAX_FAILURES);
    }
}
