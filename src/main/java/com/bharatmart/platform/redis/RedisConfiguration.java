package com.bharatmart.platform.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.EpollProvider;
import io.lettuce.core.resource.NettyCustomizer;
import io.lettuce.core.resource.Transports;
import io.netty.channel.Channel;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures all connections to Redis. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

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

    /** Reconnects soon after Redis is available again, however long the outage was, and wherever it is then. */
    @Bean
    ClientResourcesBuilderCustomizer reconnectToPrimary(RedisProperties properties) {
        var delay = Delay.equalJitter(
                MIN_RECONNECT_DELAY, MAX_RECONNECT_DELAY, MIN_RECONNECT_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        return resources -> resources
                .reconnectDelay(delay)
                .addressResolverGroup(new DnsAddressResolverGroup(nameResolver()))
                .nettyCustomizer(new NettyCustomizer() {
                    @Override
                    public void afterChannelInitialized(Channel channel) {
                        channel.pipeline().addLast(new ReplicaDisconnectHandler(properties.reconnectInterval()));
                    }
                });
    }

    /**
     * Asks the name server for each connection. Lettuce would keep an address for its time to live, even after the server
     * there has become a replica and the name has moved on.
     */
    static DnsNameResolverBuilder nameResolver() {
        return new DnsNameResolverBuilder()
                .datagramChannelType(Transports.datagramChannelClass())
                .socketChannelType(Transports.socketChannelClass().asSubclass(SocketChannel.class))
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .queryTimeoutMillis(CONNECT_TIMEOUT.toMillis());
    }

    /** Closes a connection whose peer does not acknowledge data. Only Linux supports this; elsewhere commands time out. */
    private static SocketOptions.TcpUserTimeoutOptions unacknowledged() {
        return SocketOptions.TcpUserTimeoutOptions.builder()
                .enable(EpollProvider.isAvailable())
                .tcpUserTimeout(Duration.ofSeconds(2))
                .build();
    }
}
