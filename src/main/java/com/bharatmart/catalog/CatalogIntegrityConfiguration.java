package com.bharatmart.catalog;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.integrity.SqlIntegrityCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of what lists and filters of the catalog read: it is what the variants have. */
@Configuration(proxyBeanMethods = false)
class CatalogIntegrityConfiguration {

    @Bean
    IntegrityCheck productPricesCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("product-prices", jdbc);
    }

    @Bean
    IntegrityCheck productOptionsCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("product-options", jdbc);
    }
}
