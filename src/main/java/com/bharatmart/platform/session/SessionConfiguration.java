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

/** Configures the connection to Redis and the format of the sessions; see {@link LoginSessionService}. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);
    private static final int WARM_UP_ATTEMPTS = 3;
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

    /** Delays between attempts to reconnect; the default maximum of Lettuce is 30 s. */
    private static final Duration MIN_RECONNECT_DELAY = Duration.ofMillis(10);

    private static final Duration MAX_RECONNECT_DELAY = Duration.ofMillis(500);

    /** Commands fail at once while there is no connection; they are not queued. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(1_000)
                .timeoutOptions(TimeoutOptions.enabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .keepAlive(true)
                        .tcpUserTimeout(unacknowledged())
                        .build());
    }

    /** Reconnects soon after Redis is available again, however long the outage was. */
    @Bean
    ClientResourcesBuilderCustomizer reconnectOften() {
        var delay = Delay.equalJitter(
                MIN_RECONNECT_DELAY, MAX_RECONNECT_DELAY, MIN_RECONNECT_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        return resources -> resources.reconnectDelay(delay);
    }

    /** Closes a connection whose peer does not acknowledge data. Only Linux supports this; elsewhere commands time out. */
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
