package com.bharatmart.cart;

import com.bharatmart.platform.database.SlicedDelete;
import com.bharatmart.platform.database.WriteJobs;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes expired carts. Runs on every instance. */
@Component
class CartCleanupJob {

    /** By the index {@code cart_expires_at}. */
    private static final SlicedDelete EXPIRED = SlicedDelete.from("cart", "expires_at <= now()");

    private final JdbcClient jdbc;

    CartCleanupJob(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M", scheduler = WriteJobs.SCHEDULER)
    void delete() {
        EXPIRED.run(jdbc, Map.of());
    }
}
