package com.bharatmart.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalRedis;
import com.bharatmart.platform.session.LoginSession;
import com.bharatmart.platform.session.LoginSessionService;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.unit.DataSize;

/** Sessions share a small Redis with the responses of the catalogue, which every client can request. */
@HttpTest
@Tag("redis")
class SessionEvictionTest {

    private static final int SESSIONS = 500;

    /** 60 MB of responses, several times the memory of that Redis. */
    private static final int QUERIES = 1_500;

    private static final byte[] BODY = new byte[40_000];

    @ParameterizedTest
    @ValueSource(strings = {"noeviction", "volatile-lru"})
    void manyQueriesDoNotEvictASession(String policy) {
        var redis = LocalRedis.withMemory("16mb", policy);
        try (var instance = InProcessInstance.start(Map.of("spring.data.redis.port", String.valueOf(redis.port())))) {
            var sessions = instance.bean(LoginSessionService.class);
            var opened = Stream.generate(
                            () -> sessions.open(new LoginSession(UUID.randomUUID(), true), Duration.ofHours(1)))
                    .limit(SESSIONS)
                    .toList();

            loadEverythingTwice(instance.bean(RedisConnectionFactory.class));

            assertThat(opened).allMatch(id -> sessions.find(id).isPresent());
            assertThat(sessions.open(new LoginSession(UUID.randomUUID(), true), Duration.ofHours(1)))
                    .isNotEmpty();
            assertThat(instance.http().get("/api/v1/products").status()).isEqualTo(200);
        } finally {
            redis.stop();
        }
    }

    /** Loads each response again at the next version of the catalogue, so that the instance shares it. */
    private static void loadEverythingTwice(RedisConnectionFactory redis) {
        var version = new AtomicReference<>(OptionalLong.of(1));
        var properties = properties();
        var metrics = new SimpleMeterRegistry();
        var loader = new CatalogResponseLoader(
                new RedisResponseCache(redis, () -> false, properties),
                load -> new CatalogResponseLoader.Loaded(load.get(), OptionalLong.empty()),
                metrics);
        var cache = new CatalogResponseCache(properties, loader, version::get, metrics);
        for (var round = 1; round <= 2; round++) {
            version.set(OptionalLong.of(round));
            IntStream.range(0, QUERIES)
                    .forEach(n -> cache.get(
                            "/api/v1/products?q=" + n,
                            () -> new CachedResponse("\"tag\"", null, "en", ResponseBody.of(BODY))));
        }
    }

    private static CatalogProperties properties() {
        return new CatalogProperties(
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Duration.ofHours(1),
                DataSize.ofMegabytes(100),
                true,
                Duration.ofSeconds(10),
                64,
                DataSize.ofKilobytes(48),
                Duration.ZERO,
                "en");
    }
}
