package com.bharatmart.inventory;

import com.bharatmart.platform.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How often there is nothing left to sell of something. */
@Component
class StockMetrics {

    private final Counter soldOut;

    StockMetrics(MeterRegistry registry) {
        this.soldOut = Counter.builder("stock.outs")
                .description("Times that the last piece of a sku was sold")
                .register(registry);
    }

    @EventListener
    void on(SoldOut event) {
        AfterCommit.run(soldOut::increment);
    }
}
