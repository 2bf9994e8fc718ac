package com.bharatmart.payment;

import com.bharatmart.platform.database.LeaseWorker;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Asks the gateway about payments that have no end yet: the client may have gone, the webhook or the answer to a call may be
 * lost.
 */
@Component
class PaymentReconciliationWorker extends LeaseWorker<PaymentCheckRepository.Claim> {

    private static final Logger log = LoggerFactory.getLogger(PaymentReconciliationWorker.class);

    /** Longer than the timeouts of the calls of one check. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final ObjectProvider<PaymentGateway> gateway;
    private final PaymentCheckRepository checks;
    private final PaymentReconciliation reconciliation;

    PaymentReconciliationWorker(
            ObjectProvider<PaymentGateway> gateway,
            PaymentCheckRepository checks,
            PaymentReconciliation reconciliation,
            AsyncTaskExecutor applicationTaskExecutor) {
        super(applicationTaskExecutor);
        this.gateway = gateway;
        this.checks = checks;
        this.reconciliation = reconciliation;
    }

    /** While the gateway is known to be away, rows wait for it, instead of failing and waiting for longer. */
    @Override
    protected Optional<PaymentCheckRepository.Claim> claim() {
        return gateway.stream().noneMatch(PaymentGateway::isAvailable) ? Optional.empty() : checks.claim(LEASE);
    }

    @Override
    protected void run(PaymentCheckRepository.Claim claim) {
        try {
            reconciliation.reconcile(claim.id());
        } catch (PaymentGatewayException e) {
            log.info("Payment {} is checked later: {}", claim.id().value(), e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("Payment {} could not be checked", claim.id().value(), e);
        } finally {
            checks.finish(claim);
        }
    }
}
