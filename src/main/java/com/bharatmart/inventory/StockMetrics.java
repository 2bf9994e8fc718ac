package com.bharatmart.inventory;

import com.bharatmart.platform.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts how often a SKU is sold out. */
@Component
class StockMetrics {

    private final Counter soldOut;

    StockMetrics(MeterRegistry registry) {
        this.soldOut = Counter.builder("stock.outs")
                .description("Times that the last available unit of a SKU was sold")
                .register(registry);
    }

    @EventListener
    void on(SoldOut event) {
        AfterCommit.run(soldOut::increment);
    }
}
