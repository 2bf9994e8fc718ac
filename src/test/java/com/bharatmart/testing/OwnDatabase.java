package com.bharatmart.testing;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.local.OwnerConnection;
import com.bharatmart.local.ServiceConnection;
import java.util.UUID;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database for one application context: workers of other contexts in this process would take its rows, and do not know
 * the gateway or the mail server of its tests.
 */
@TestConfiguration(proxyBeanMethods = false)
public class OwnDatabase {

    private final String database =
            "own_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    /** Adds what the migrations do not. */
    protected void prepare(JdbcClient owner) {}

    @Bean
    @Primary
    JdbcConnectionDetails ownDatabase() {
        prepare(JdbcClient.create(LocalPostgres.shared().create(database)));
        return new ServiceConnection(LocalPostgres.shared().jdbcUrl(database));
    }

    @Bean
    @Primary
    FlywayConnectionDetails ownerOfOwnDatabase(JdbcConnectionDetails ownDatabase) {
        return new OwnerConnection(LocalPostgres.shared().jdbcUrl(database));
    }
}
