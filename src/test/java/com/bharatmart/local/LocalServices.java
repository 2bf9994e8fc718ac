package com.bharatmart.local;

import java.util.Map;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Connects the service to a real PostgreSQL and Redis, started from binaries on the class path. */
@TestConfiguration(proxyBeanMethods = false)
public class LocalServices {

    @Bean
    JdbcConnectionDetails localPostgres() {
        return new ServiceConnection(LocalPostgres.shared().jdbcUrl());
    }

    /** Migrations at the start run as the owner of the tables. */
    @Bean
    FlywayConnectionDetails ownerOfLocalPostgres() {
        return new OwnerConnection(LocalPostgres.shared().jdbcUrl());
    }

    @Bean
    DataRedisConnectionDetails localRedis() {
        var redis = LocalRedis.shared();
        return new DataRedisConnectionDetails() {
            @Override
            public Standalone getStandalone() {
                return Standalone.of("localhost", redis.port());
            }
        };
    }

    public static int postgresPort() {
        return LocalPostgres.shared().port();
    }

    public static int redisPort() {
        return LocalRedis.shared().port();
    }

    /** The configuration of another process that uses the same two servers. */
    public static Map<String, String> asProperties() {
        return Map.of(
                "spring.datasource.url",
                LocalPostgres.shared().jdbcUrl(),
                "spring.datasource.username",
                LocalPostgres.APPLICATION_ROLE,
                "spring.data.redis.port",
                String.valueOf(LocalRedis.shared().port()),
                // All clients have the same address.
                "bharatmart.rate-limit.enabled",
                "false");
    }
}
