package com.bharatmart.platform.dependency;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Asks Redis for nothing but an answer; the timeout of a command is that of the client. */
@Component
public class RedisMonitor extends DependencyMonitor {

    private final StringRedisTemplate redis;

    RedisMonitor(RedisConnectionFactory connections, DependencyProperties properties, MeterRegistry metrics) {
        super("cache", properties.interval(), metrics);
        this.redis = new StringRedisTemplate(connections);
    }

    @Override
    void ask() {
        redis.execute((RedisCallback<String>) RedisConnection::ping);
    }
}
