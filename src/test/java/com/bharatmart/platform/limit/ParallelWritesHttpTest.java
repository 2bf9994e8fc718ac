package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalServices;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.TcpProxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One address creates carts over sixteen connections to two of six instances. */
@HttpTest
@Tag("redis")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParallelWritesHttpTest {

    private static final String CARTS = "/api/v1/carts";
    private static final int CONNECTIONS = 16;
    private static final int WRITES_PER_CONNECTION = 10;
    private static final int LIMIT = 30;

    private final TcpProxy redis = TcpProxy.to(LocalServices.redisPort());
    private List<InProcessInstance> instances = List.of();

    @BeforeAll
    void start() {
        instances = List.of(instance("5s"), instance("5s"), instance("25ms"), instance("25ms"));
        instances.forEach(ParallelWritesHttpTest::awaitReady);
    }

    /** Waits until the instance has created its lazy beans and is connected to Redis. */
    private static void awaitReady(InProcessInstance instance) {
        var limiter = instance.bean(RedisRateLimiter.class);
        var key = new RateLimit("writes", Rate.valueOf(LIMIT + "/1d")).key("warm-up");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> limiter.await(limiter.take(key, 0, 0)) != null
                        && instance.http()
                                        .post(CARTS, "", "X-Forwarded-For", "203.0.113.40")
                                        .status()
                                != 503);
    }

    @AfterAll
    void stop() {
        instances.forEach(InProcessInstance::close);
        redis.close();
    }

    @Test
    void writesAreAllowedUpToTheLimit() {
        instances.forEach(ParallelWritesHttpTest::awaitReady);

        assertThat(allowedBy(instances.subList(0, 2), "203.0.113.41")).isEqualTo(LIMIT);
    }

    /** Each of the six instances may allow a third of the limit: twice the limit in total. */
    @Test
    void withoutRedisWritesAreAllowedUpToTheSharesOfTheInstances() {
        redis.cut();
        try {
            assertThat(allowedBy(instances.subList(2, 4), "203.0.113.42")).isEqualTo(2 * LIMIT / 3);
        } finally {
            redis.restore();
        }
    }

    /** A busy machine may answer some of the counted requests with 503, and others before they are counted. */
    private static long allowedBy(List<InProcessInstance> instances, String client) {
        var clients = instances.stream().map(InProcessInstance::http).toList();
        var connections = IntStream.range(0, CONNECTIONS)
                .mapToObj(n -> (Callable<Long>) () -> IntStream.range(0, WRITES_PER_CONNECTION)
                        .mapToObj(_ -> clients.get(n % 2).post(CARTS, "", "X-Forwarded-For", client))
                        .filter(answer -> answer.header("RateLimit").isPresent() && answer.status() != 429)
                        .count())
                .toList();
        return InParallel.run(connections).stream().mapToLong(Long::longValue).sum();
    }

    private InProcessInstance instance(String budget) {
        var properties = new HashMap<>(Map.of(
                "bharatmart.proxies.trusted", "127.0.0.0/8,::1/128",
                "spring.main.lazy-initialization", "true",
                "spring.datasource.hikari.connection-timeout", "30000",
                "spring.data.redis.port", String.valueOf(redis.port()),
                "bharatmart.rate-limit.enabled", "true",
                "bharatmart.rate-limit.writes", LIMIT + "/1d",
                "bharatmart.rate-limit.instances", "6",
                "bharatmart.rate-limit.redis-budget", budget));
        return InProcessInstance.start(properties);
    }
}
