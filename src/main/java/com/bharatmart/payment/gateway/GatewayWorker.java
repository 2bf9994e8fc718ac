package com.bharatmart.payment.gateway;

import com.bharatmart.platform.database.LeaseWorker;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.AsyncTaskExecutor;

/**
 * Works off a queue of rows with the gateway. An instance without one claims none of them.
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
    protected final Optional<C> claim() {
        return gateway.getIfAvailable() == null ? Optional.empty() : claimNext();
    }

    /** As {@link #claim}. */
    protected abstract Optional<C> claimNext();

    protected final PaymentGateway gateway() {
        return gateway.getObject();
    }
}
