package com.bharatmart.payment.settlement;

import com.bharatmart.payment.gateway.GatewayWorker;
import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.payment.gateway.PaymentGatewayException.UnavailableException;
import com.bharatmart.payment.gateway.SettlementItem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reads the settlement report of each day and compares it with the books. */
@Component
class SettlementWorker extends GatewayWorker<LocalDate> {

    private static final Logger log = LoggerFactory.getLogger(SettlementWorker.class);

    /** A report of a busy day has many pages. A second reader would do no harm. */
    private static final Duration LEASE = Duration.ofMinutes(30);

    private static final Duration DELAY = Duration.ofMinutes(15);

    private final SettlementDayRepository days;
    private final SettlementComparison comparison;

    SettlementWorker(
            ObjectProvider<PaymentGateway> gateway,
            SettlementDayRepository days,
            SettlementComparison comparison,
            AsyncTaskExecutor applicationTaskExecutor) {
        super(gateway, applicationTaskExecutor);
        this.days = days;
        this.comparison = comparison;
    }

    @Override
    protected Optional<LocalDate> claimNext() {
        return days.claim(LEASE);
    }

    @Override
    protected void run(LocalDate day) {
        try {
            var items = gateway().settlementItems(day);
            items.forEach(this::compare);
            comparison.reportOverdue();
            days.finish(day, items.size());
            log.info("The settlement report of {} has {} entries", day, items.size());
        } catch (PaymentGatewayException e) {
            log.warn("The settlement report of {} is compared later: {}", day, e.getMessage());
            days.postpone(day, DELAY);
        }
    }

    /** An entry that cannot be compared must not hide the others of its day. */
    private void compare(SettlementItem item) {
        try {
            comparison.compare(item);
        } catch (UnavailableException | DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("The entry {} of the settlement report cannot be compared", item.entityId(), e);
            comparison.reportIncomparable(item);
        }
    }
}
