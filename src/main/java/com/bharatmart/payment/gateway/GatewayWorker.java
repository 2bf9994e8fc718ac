package com.bharatmart.payment.gateway;

import com.bharatmart.platform.database.LeaseWorker;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.AsyncTaskExecutor;

/**
 * Works off a queue of rows with the gateway. An instance without one claims none of them. While the gateway is known to be
 * away, rows wait for it, instead of failing and waiting for longer.
 *
 * @param <C> a claim of one row
 */
public abstract class GatewayWorker<C> extends LeaseWorker<C> {

    private final ObjectProvider<PaymentGateway> gateway;

    protected GatewayWorker(ObjectProvider<PaymentGateway> gateway, AsyncTaskExecutor tasks) {
        super(tasks);
        this.gateway = gateway;
    }

    @Override
    public final Optional<C> claim() {
        return gateway.stream().noneMatch(PaymentGateway::isAvailable) ? Optional.empty() : claimNext();
    }

    /** As {@link #claim}. */
    protected abstract Optional<C> claimNext();

    protected final PaymentGateway gateway() {
        return gateway.getObject();
    }
}
