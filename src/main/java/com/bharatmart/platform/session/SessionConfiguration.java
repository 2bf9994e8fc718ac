package com.bharatmart.platform.session;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.EpollProvider;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.MapSession;
import org.springframework.session.data.redis.RedisSessionMapper;
import org.springframework.session.data.redis.RedisSessionRepository;

/** Sessions live in Redis and nowhere else; see {@link LoginSessionService}. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);
    private static final int WARM_UP_ATTEMPTS = 3;
    private static final Duration CONNECT = Duration.ofMillis(500);

    /** Between tries to connect again: from so long to so long, where the client's own default goes up to 30 s. */
    private static final Duration LOOK_AT_FIRST = Duration.ofMillis(10);

    private static final Duration LOOK_AT_LAST = Duration.ofMillis(500);

    /** A Redis that is away is noticed at once, and commands for it are refused instead of being kept for later. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(1_000)
                .timeoutOptions(TimeoutOptions.enabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(true)
                        .tcpUserTimeout(unacknowledged())
                        .build());
    }

    /** A Redis that is back, or another one in its place, is found soon, however long there was none. */
    @Bean
    ClientResourcesBuilderCustomizer lookForItOften() {
        var delay = Delay.equalJitter(LOOK_AT_FIRST, LOOK_AT_LAST, LOOK_AT_FIRST.toMillis(), TimeUnit.MILLISECONDS);
        return resources -> resources.reconnectDelay(delay);
    }

    /** Gives up a connection whose other end is silent. Only Linux can, and elsewhere commands time out all the same. */
    private static SocketOptions.TcpUserTimeoutOptions unacknowledged() {
        return SocketOptions.TcpUserTimeoutOptions.builder()
                .enable(EpollProvider.isAvailable())
                .tcpUserTimeout(Duration.ofSeconds(2))
                .build();
    }

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
     * Opens the connection before the first request needs it, which would find it slow. A Redis that is away does not
     * keep the service from starting.
     */
    @Bean
    SmartInitializingSingleton sessionsWarmUp(RedisSessionRepository sessions) {
        return () -> {
            for (var attempt = 1; attempt <= WARM_UP_ATTEMPTS; attempt++) {
                try {
                    sessions.findById("warm-up");
                    return;
                } catch (DataAccessException e) {
                    log.warn("Redis does not answer yet, guests can be served: {}", e.toString());
                }
            }
        };
    }

    /** Null for a session that cannot be read, upon which the repository deletes it. */
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
