package com.bharatmart.platform.dependency;

import com.bharatmart.platform.redis.RedisErrorCode;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Checks Redis with a write over the one connection that all requests share: what it finds is what they would find. The
 * command timeout is that of the client.
 *
 * <p>A server that refuses the write because it has become a replica still answers {@code PING}, and serves existing sessions:
 * it is not away. The connection to it is closed, as after any such answer, and leads to the new primary as soon as the name
 * does. Meanwhile {@code PeerHealth}, which writes as well, reports the cache as down.
 */
@Component
public class RedisMonitor extends DependencyMonitor {

    /** Deleting a key that does not exist needs a primary, and no memory: a full Redis accepts it. */
    private static final String KEY = "bharatmart:probe";

    private final StringRedisTemplate redis;

    RedisMonitor(RedisConnectionFactory connections, DependencyProperties properties) {
        super("cache", properties.interval());
        this.redis = new StringRedisTemplate(connections);
    }

    @Override
    protected void check() {
        try {
            redis.unlink(KEY);
        } catch (DataAccessException e) {
            if (!RedisErrorCode.isRefusedWrite(e)) {
                throw e;
            }
        }
    }
}
