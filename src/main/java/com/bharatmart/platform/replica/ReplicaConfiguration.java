package com.bharatmart.platform.replica;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class ReplicaConfiguration {

    @Bean
    @Conditional(OnReplicaCondition.class)
    ReplicaPool replicaPool(DataSource primary, ReplicaProperties properties, MeterRegistry metrics)
            throws SQLException {
        return new ReplicaPool(primary.unwrap(HikariDataSource.class), properties, metrics);
    }

    @Bean
    @Conditional(OnReplicaCondition.class)
    ReplicaMonitor replicaMonitor(
            ReplicaPool pool,
            DataSource primary,
            DatabaseMonitor database,
            ReplicaProperties properties,
            MeterRegistry metrics) {
        return new ReplicaMonitor(pool, primary, database, properties, metrics);
    }

    @Bean
    ReadRouter readRouter(
            JdbcTemplate jdbc,
            DataSource primary,
            ObjectProvider<ReplicaPool> pools,
            ObjectProvider<ReplicaMonitor> monitors,
            DatabaseMonitor database,
            ReplicaProperties properties,
            MeterRegistry metrics) {
        var pool = pools.getIfAvailable();
        if (pool == null) {
            return ReadRouter.withoutReplica(jdbc);
        }
        return ReadRouter.of(
                jdbc,
                new ReadRouter.Routes(
                        ReadDatabase.primary(primary, properties.timeout(), metrics),
                        ReadDatabase.replica(pool, properties, metrics),
                        database,
                        monitors.getObject(),
                        properties.reads() == ReplicaUse.ALWAYS));
    }
}
