package com.bharatmart.payment;

import com.bharatmart.local.LocalPostgres;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database of its own with orders of its own, and a gateway in memory: workers of other application contexts in this
 * process do not know this gateway.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PaymentTestConfiguration {

    private final String database =
            "payment_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Bean
    @Primary
    JdbcConnectionDetails ownDatabase() {
        JdbcClient.create(LocalPostgres.shared().create(database))
                .sql(TestPayableOrders.TABLE)
                .update();
        return new ServiceConnection(database);
    }

    @Bean
    @Primary
    FlywayConnectionDetails ownerOfOwnDatabase(JdbcConnectionDetails ownDatabase) {
        return new OwnerConnection(database);
    }

    @Bean
    @Primary
    FakeGateway fakeGateway() {
        return new FakeGateway();
    }

    @Bean
    @Primary
    TestPayableOrders testPayableOrders(JdbcClient jdbc) {
        return new TestPayableOrders(jdbc);
    }

    private record ServiceConnection(String database) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return LocalPostgres.APPLICATION_ROLE;
        }

        @Override
        public @Nullable String getPassword() {
            return null;
        }

        @Override
        public String getJdbcUrl() {
            return LocalPostgres.shared().jdbcUrl(database);
        }
    }

    private record OwnerConnection(String database) implements FlywayConnectionDetails {
        @Override
        public String getUsername() {
            return LocalPostgres.OWNER;
        }

        @Override
        public @Nullable String getPassword() {
            return null;
        }

        @Override
        public String getJdbcUrl() {
            return LocalPostgres.shared().jdbcUrl(database);
        }
    }
}
