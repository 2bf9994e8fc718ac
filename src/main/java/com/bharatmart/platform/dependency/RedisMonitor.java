package com.bharatmart.platform.dependency;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Checks Redis with a {@code PING} over the one connection that all requests share: what it finds is what they would find.
 * The command timeout is that of the client.
 */
@Component
public class RedisMonitor extends DependencyMonitor {

    private final StringRedisTemplate redis;

    RedisMonitor(RedisConnectionFactory connections, DependencyProperties properties) {
        super("cache", properties.interval());
        this.redis = new StringRedisTemplate(connections);
    }

    @Override
    protected void check() {
        redis.execute((RedisCallback<String>) RedisConnection::ping);
    }
}
