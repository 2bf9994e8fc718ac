package com.bharatmart.payment.ledger;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.integrity.SqlIntegrityCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of the books: each journal sums to zero, and no payment goes back twice. */
@Configuration(proxyBeanMethods = false)
class LedgerIntegrityConfiguration {

    @Bean
    IntegrityCheck ledgerJournalsCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("ledger-journals", jdbc);
    }

    @Bean
    IntegrityCheck paymentRefundsCheck(JdbcClient jdbc) {
        return SqlIntegrityCheck.named("payment-refunds", jdbc);
    }
}
