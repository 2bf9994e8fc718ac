package com.bharatmart.payment;

import com.bharatmart.payment.PaymentGatewayException.RejectedException;
import com.bharatmart.payment.PaymentGatewayException.UnavailableException;
import com.bharatmart.platform.database.ExponentialBackoff;
import com.bharatmart.platform.database.LeaseWorker;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Has the gateway send refunds, and asks it about those that it works on. If an instance dies after the gateway has taken a
 * refund and before the database knows it, the repetition has the same key and returns the same refund.
 */
@Component
class RefundWorker extends LeaseWorker<RefundQueueRepository.Claim> {

    private static final Logger log = LoggerFactory.getLogger(RefundWorker.class);

    /** Longer than the timeouts of a call. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final ExponentialBackoff DELAY =
            new ExponentialBackoff(Duration.ofSeconds(5), Duration.ofMinutes(30));

    /** The first call with the same key still runs, or there are too many calls. */
    private static final int CONFLICT = 409;

    private final ObjectProvider<PaymentGateway> gateway;
    private final RefundQueueRepository queue;
    private final RefundSettlement settlement;

    RefundWorker(
            ObjectProvider<PaymentGateway> gateway,
            RefundQueueRepository queue,
            RefundSettlement settlement,
            AsyncTaskExecutor applicationTaskExecutor) {
        super(applicationTaskExecutor);
        this.gateway = gateway;
        this.queue = queue;
        this.settlement = settlement;
    }

    /** While the gateway is known to be away, rows wait for it, instead of failing and waiting for longer. */
    @Override
    protected Optional<RefundQueueRepository.Claim> claim() {
        return gateway.stream().noneMatch(PaymentGateway::isAvailable) ? Optional.empty() : queue.claim(LEASE);
    }

    @Override
    protected void run(RefundQueueRepository.Claim claim) {
        var refund = claim.refund();
        try {
            settlement.settle(refund, ask(refund));
            queue.postpone(claim, DELAY.after(claim.attempt()));
        } catch (UnavailableException e) {
            log.info("Refund {} is delayed: {}", refund.id().value(), e.getMessage());
            queue.postpone(claim, DELAY.after(claim.attempt()));
        } catch (RejectedException e) {
            rejected(claim, e);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("Refund {} could not be sent", refund.id().value(), e);
            queue.postpone(claim, DELAY.after(claim.attempt()));
        }
    }

    private GatewayRefund ask(Refund refund) {
        var payment = Objects.requireNonNull(refund.gatewayPayment());
        var made = refund.providerRefundId();
        if (made != null) {
            return gateway.getObject().refund(payment, made);
        }
        return gateway.getObject()
                .refund(
                        payment,
                        new NewGatewayRefund(
                                refund.amount(),
                                refund.id().value().toString(),
                                refund.idempotencyKey(),
                                Map.of("order", refund.order().value().toString())));
    }

    /** Only a refund that the gateway does not have yet can be refused. */
    private void rejected(RefundQueueRepository.Claim claim, RejectedException e) {
        if (e.status() == CONFLICT || claim.refund().providerRefundId() != null) {
            log.warn("Refund {} is delayed: {}", claim.refund().id().value(), e.getMessage());
            queue.postpone(claim, DELAY.after(claim.attempt()));
        } else {
            settlement.reject(claim.refund(), "%d %s".formatted(e.status(), e.code()));
        }
    }
}
