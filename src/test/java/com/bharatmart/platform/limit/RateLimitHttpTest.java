package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalServices;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Two instances behind a trusted load balancer, and one without Redis. */
@HttpTest
@Tag("redis")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitHttpTest {

    private static final String CARTS = "/api/v1/carts";
    private static final String CATEGORIES = "/api/v1/categories";
    private static final RateLimit WRITES = new RateLimit("writes", Rate.valueOf("12/1h"));
    private static final Map<String, String> LIMITS = Map.of(
            "bharatmart.proxies.trusted", "127.0.0.0/8,::1/128",
            "bharatmart.rate-limit.enabled", "true",
            "bharatmart.rate-limit.reads", "120/1h",
            "bharatmart.rate-limit.writes", "12/1h",
            // Reads are answered from memory.
            "bharatmart.catalog.fresh-for", "1m",
            // Enough for a busy machine.
            "bharatmart.rate-limit.redis-budget", "5s");

    @Autowired
    Http unlimited;

    private List<InProcessInstance> instances = List.of();

    @BeforeAll
    void start() {
        instances = List.of(start(Map.of()), start(Map.of()), start(Map.of("spring.data.redis.port", "1")));
        awaitRedis(first());
        awaitRedis(second());
    }

    @AfterAll
    void stop() {
        instances.forEach(InProcessInstance::close);
    }

    @Test
    void writesAreCountedOverAllInstances() {
        var client = client();

        var allowed = IntStream.range(0, 30)
                .mapToObj(n -> write(n % 2 == 0 ? first() : second(), client))
                .filter(answer -> answer.status() == 201)
                .toList();

        assertThat(allowed).hasSize(12);
        assertThat(allowed.getLast().header("RateLimit-Policy")).contains("\"writes\";q=12;w=3600");
        assertThat(allowed.getLast().header("RateLimit").orElseThrow()).startsWith("\"writes\";r=0;t=");
    }

    @Test
    void clientOverTheLimitIsToldWhenToRetry() {
        var client = client();
        IntStream.range(0, 12).forEach(_ -> write(first(), client));

        var rejected = write(second(), client);

        assertThat(rejected.problem(429)).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(rejected.header("Retry-After").orElseThrow()))
                .isBetween(1, 300);
        assertThat(rejected.header("RateLimit").orElseThrow()).startsWith("\"writes\";r=0;t=");
        assertThat(rejected.header("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void otherClientsAreNotAffected() {
        var client = client();
        IntStream.range(0, 15).forEach(_ -> write(first(), client));

        assertThat(write(first(), client()).status()).isEqualTo(201);
        assertThat(read(first(), client).status()).isEqualTo(200);
    }

    /** Each instance reports reads in batches of two; unreported reads may exceed the limit. */
    @Test
    void readsAreCountedOverAllInstancesExceptUnreportedBatches() {
        var client = client();

        var allowed = IntStream.range(0, 400)
                .mapToObj(n -> read(n % 2 == 0 ? first() : second(), client))
                .filter(answer -> answer.status() == 200)
                .count();

        assertThat(allowed).isBetween(118L, 140L);
    }

    @Test
    void readThatDoesNotCompleteItsBatchDoesNotCallRedis() {
        var client = client();

        assertThat(read(first(), client).status()).isEqualTo(200);

        assertThat(keys("bharatmart:limit:reads:120/3600s:" + client)).isZero();
        assertThat(write(first(), client).status()).isEqualTo(201);
        assertThat(keys("bharatmart:limit:writes:12/3600s:" + client)).isEqualTo(1);
    }

    @Test
    void instanceWithoutRedisAllowsItsShareOfTwiceTheLimit() {
        var client = client();

        var allowed = IntStream.range(0, 30)
                .mapToObj(_ -> write(withoutRedis(), client))
                .filter(answer -> answer.status() == 201)
                .count();

        assertThat(allowed).isEqualTo(2 * 12 / 6);
    }

    @Test
    void forwardedAddressOfAnUntrustedPeerIsIgnored() {
        try (var instance = start(Map.of("bharatmart.proxies.trusted", "192.0.2.0/24"))) {
            awaitRedis(instance);
            var answers = IntStream.range(0, 13)
                    .mapToObj(_ -> write(instance, client()).status());

            assertThat(answers).contains(429);
        }
    }

    @Test
    void strictTransportSecurityIsSentOverTlsOnly() {
        var client = client();

        assertThat(first().http()
                        .get(CATEGORIES, "X-Forwarded-For", client, "X-Forwarded-Proto", "https")
                        .header("Strict-Transport-Security"))
                .isPresent();
        assertThat(first().http().get(CATEGORIES, "X-Forwarded-For", client).header("Strict-Transport-Security"))
                .isEmpty();
        assertThat(unlimited.get(CATEGORIES, "X-Forwarded-Proto", "https").header("Strict-Transport-Security"))
                .isEmpty();
    }

    /** Before that it counts in its own memory. */
    private static void awaitRedis(InProcessInstance instance) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isConnectedToRedis(instance));
    }

    private static boolean isConnectedToRedis(InProcessInstance instance) {
        var limiter = instance.bean(RedisRateLimiter.class);
        return limiter.await(limiter.take(WRITES.key("warm-up"), 0, 1)) != null;
    }

    private InProcessInstance first() {
        return instances.get(0);
    }

    private InProcessInstance second() {
        return instances.get(1);
    }

    private InProcessInstance withoutRedis() {
        return instances.get(2);
    }

    private static Http.Response write(InProcessInstance instance, String client) {
        return instance.http().post(CARTS, "", "X-Forwarded-For", client);
    }

    private static Http.Response read(InProcessInstance instance, String client) {
        return instance.http().get(CATEGORIES, "X-Forwarded-For", client);
    }

    /** An address without earlier requests. */
    private static String client() {
        var random = UUID.randomUUID().getMostSignificantBits();
        return "%d.%d.%d.%d".formatted(60 + (random & 63), random >> 8 & 255, random >> 16 & 255, random >> 24 & 255);
    }

    private static long keys(String name) {
        var port = Integer.parseInt(LocalServices.asProperties().get("spring.data.redis.port"));
        try (var client = RedisClient.create(RedisURI.create("127.0.0.1", port));
                var connection = client.connect()) {
            return connection.sync().exists(name);
        }
    }

    private static InProcessInstance start(Map<String, String> properties) {
        var all = new HashMap<>(LIMITS);
        all.putAll(properties);
        return InProcessInstance.start(all);
    }
}
