package com.bharatmart.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Transports;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisConfigurationTest {

    private final ClientResources resources = resources();

    @AfterEach
    void shutDown() {
        var _ = resources.shutdown();
    }

    @Test
    void reconnectsTwiceASecondHoweverLongTheOutageIs() {
        for (var attempt = 1; attempt < 100; attempt++) {
            assertThat(resources.reconnectDelay().createDelay(attempt))
                    .isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
        }
    }

    @Test
    void asksTheNameServerAgainForEachConnection() throws InterruptedException {
        var threads = resources.eventLoopGroupProvider().allocate(Transports.eventLoopGroupClass());
        var server = new NameServer("127.0.0.1");
        var address = server.start(threads);
        try (var names = new DnsAddressResolverGroup(RedisConfiguration.nameResolver()
                .nameServerProvider(new SingletonDnsServerAddressStreamProvider(address)))) {
            assertThat(resolve(names, threads)).isEqualTo("127.0.0.1");

            server.address = "127.0.0.2";

            assertThat(resolve(names, threads)).isEqualTo("127.0.0.2");
        }
    }

    private static String resolve(DnsAddressResolverGroup names, EventLoopGroup threads) throws InterruptedException {
        return names.getResolver(threads.next())
                .resolve(InetSocketAddress.createUnresolved("cache.example.com", 6379))
                .sync()
                .getNow()
                .getAddress()
                .getHostAddress();
    }

    private static ClientResources resources() {
        var builder = DefaultClientResources.builder();
        new RedisConfiguration()
                .reconnectToPrimary(new RedisProperties(Duration.ofSeconds(1)))
                .customize(builder);
        return builder.build();
    }

    /** Answers each question with one address, which may be kept for an hour. */
    private static final class NameServer extends SimpleChannelInboundHandler<DatagramDnsQuery> {

        private static final int TIME_TO_LIVE = 3600; // s

        private volatile String address;

        private NameServer(String address) {
            this.address = address;
        }

        private InetSocketAddress start(EventLoopGroup threads) throws InterruptedException {
            var channel = new Bootstrap()
                    .group(threads)
                    .channel(Transports.datagramChannelClass())
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel created) {
                            created.pipeline()
                                    .addLast(
                                            new DatagramDnsQueryDecoder(),
                                            new DatagramDnsResponseEncoder(),
                                            NameServer.this);
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            return (InetSocketAddress) channel.localAddress();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramDnsQuery query) {
            var server = query.recipient();
            var client = query.sender();
            var response = new DatagramDnsResponse(server, client, query.id());
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            response.addRecord(DnsSection.QUESTION, question);
            if (question.type().equals(DnsRecordType.A)) {
                var content = Objects.requireNonNull(NetUtil.createByteArrayFromIpAddressString(address));
                response.addRecord(
                        DnsSection.ANSWER,
                        new DefaultDnsRawRecord(
                                question.name(), DnsRecordType.A, TIME_TO_LIVE, Unpooled.wrappedBuffer(content)));
            }
            var _ = context.writeAndFlush(response);
        }
    }
}
