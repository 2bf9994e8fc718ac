package com.bharatmart.platform.session;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;

/** Sessions live in Redis and nowhere else. No route makes one before there is a login. */
@Configuration(proxyBeanMethods = false)
@EnableRedisHttpSession(redisNamespace = "bharatmart:session")
class SessionConfiguration {

    private static final Duration CONNECT = Duration.ofMillis(500);

    /** A Redis that is away is noticed at once, and commands for it are refused instead of being kept for later. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(1_000)
                .timeoutOptions(TimeoutOptions.enabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(true)
                        .tcpUserTimeout(SocketOptions.TcpUserTimeoutOptions.builder()
                                .enable()
                                .tcpUserTimeout(Duration.ofSeconds(2))
                                .build())
                        .build());
    }

    /** Never Java's own serialisation, which makes any class that a stranger names. */
    @Bean
    RedisSerializer<Object> springSessionDefaultRedisSerializer() {
        return RedisSerializer.json();
    }
}
