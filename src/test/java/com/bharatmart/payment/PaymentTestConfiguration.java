package com.bharatmart.payment;

import com.bharatmart.testing.OwnDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database of its own with orders of its own, and a gateway in memory: workers of other application contexts in this
 * process do not know this gateway.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PaymentTestConfiguration extends OwnDatabase {

    @Override
    protected void prepare(JdbcClient owner) {
        owner.sql(TestPayableOrders.TABLE).update();
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
}
