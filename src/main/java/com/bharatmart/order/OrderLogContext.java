package com.bharatmart.order;

import com.bharatmart.platform.database.AfterCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Adds the id of the order to the log lines of a request that placed or changed it. */
@Component
class OrderLogContext {

    private static final Logger log = LoggerFactory.getLogger(OrderLogContext.class);
    private static final String ORDER_ID = "orderId";

    @EventListener
    void on(OrderPlaced event) {
        MDC.put(ORDER_ID, event.orderId().value().toString());
    }

    @EventListener
    void on(OrderStatusChanged event) {
        MDC.put(ORDER_ID, event.orderId().value().toString());
        AfterCommit.run(() -> log.info("The order is now {}", event.status()));
    }
}
