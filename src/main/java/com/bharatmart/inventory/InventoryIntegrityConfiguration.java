package com.bharatmart.inventory;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.integrity.SqlIntegrityCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of stock: no unit appears or is lost without a movement. */
@Configuration(proxyBeanMethods = false)
class InventoryIntegrityConfiguration {

    @Bean
    IntegrityCheck stockBalanceCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("stock-balance", jdbc);
    }

    @Bean
    IntegrityCheck stockMovementsCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("stock-movements", jdbc);
    }

    @Bean
    IntegrityCheck stockHeldCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("stock-held", jdbc);
    }
}
