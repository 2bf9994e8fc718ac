package com.bharatmart.platform.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.MapSession;
import org.springframework.session.data.redis.RedisSessionMapper;
import org.springframework.session.data.redis.RedisSessionRepository;

/** Configures the format of the sessions in Redis; see {@link LoginSessionService}. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);
    private static final int WARM_UP_ATTEMPTS = 3;

    @Bean
    RedisSessionRepository sessionRepository(RedisConnectionFactory redis) {
        var template = new RedisTemplate<String, Object>();
        template.setConnectionFactory(redis);
        template.setKeySerializer(RedisSerializer.string());
        template.setHashKeySerializer(RedisSerializer.string());
        template.setDefaultSerializer(new SessionSerializer());
        template.afterPropertiesSet();
        var repository = new RedisSessionRepository(template);
        repository.setRedisKeyNamespace("bharatmart:session");
        repository.setRedisSessionMapper(SessionConfiguration::readable);
        return repository;
    }

    /**
     * Opens the connection before the first request, which would otherwise be slow. The service also starts without
     * Redis.
     */
    @Bean
    SmartInitializingSingleton sessionsWarmUp(RedisSessionRepository sessions) {
        return () -> {
            for (var attempt = 1; attempt <= WARM_UP_ATTEMPTS; attempt++) {
                try {
                    sessions.findById("warm-up");
                    return;
                } catch (DataAccessException e) {
                    log.warn("Redis does not answer yet, only guests are served: {}", e.toString());
                }
            }
        };
    }

    /** Null for a session that cannot be read; the repository then deletes it. */
    private static @Nullable MapSession readable(String id, Map<String, Object> values) {
        if (values.containsValue(SessionSerializer.UNREADABLE)) {
            return null;
        }
        try {
            return new RedisSessionMapper().apply(id, values);
        } catch (IllegalStateException | ClassCastException e) {
            return null;
        }
    }
}
