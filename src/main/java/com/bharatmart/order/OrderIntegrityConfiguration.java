package com.bharatmart.order;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.integrity.SqlIntegrityCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of orders: their amounts are those of their lines, their status is the last of their history. */
@Configuration(proxyBeanMethods = false)
class OrderIntegrityConfiguration {

    @Bean
    IntegrityCheck orderTotalsCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("order-totals", jdbc);
    }

    @Bean
    IntegrityCheck orderStatusCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("order-status", jdbc);
    }

    @Bean
    IntegrityCheck orderPackedCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("order-packed", jdbc);
    }
}
