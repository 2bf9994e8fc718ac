package com.bharatmart.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@ExtendWith(OutputCaptureExtension.class)
@Tag("redis")
class SessionStoreMetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @CsvSource({"noeviction,0", "volatile-lru,1", "allkeys-lru,1"})
    void showsWhetherRedisMayEvictSessions(String policy, double allowed) {
        refresh(LocalRedis.withMemory("32mb", policy));

        assertThat(value("redis.eviction.allowed")).isEqualTo(allowed);
        assertThat(value("redis.evicted.keys")).isZero();
        assertThat(value("redis.memory.max")).isEqualTo(32 * 1024 * 1024);
        assertThat(value("redis.memory.used")).isPositive();
    }

    @Test
    void warnsAboutAPolicyThatEvictsSessions(CapturedOutput output) {
        refresh(LocalRedis.withMemory("32mb", "volatile-lru"));

        assertThat(output).contains("maxmemory-policy volatile-lru");
    }

    @Test
    void valuesAreUnknownWithoutRedis() {
        var connections = new LettuceConnectionFactory("localhost", 1);
        connections.afterPropertiesSet();
        connections.start();

        new SessionStoreMetrics(connections, meters).refresh();

        assertThat(value("redis.eviction.allowed")).isNaN();
        connections.destroy();
    }

    private void refresh(LocalRedis redis) {
        var connections = new LettuceConnectionFactory("localhost", redis.port());
        connections.afterPropertiesSet();
        connections.start();
        try {
            new SessionStoreMetrics(connections, meters).refresh();
        } finally {
            connections.destroy();
            redis.stop();
        }
    }

    private double value(String name) {
        return meters.get(name).gauge().value();
    }
}
