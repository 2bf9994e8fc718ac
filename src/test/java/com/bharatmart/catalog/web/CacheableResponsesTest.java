package com.bharatmart.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
@Tag("redis")
class CacheableResponsesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<OptionalLong> version = new AtomicReference<>(OptionalLong.of(1));
    private final AtomicReference<OptionalLong> atReplica = new AtomicReference<>(OptionalLong.empty());
    private final String key = UUID.randomUUID().toString();

    @Autowired
    RedisConnectionFactory redis;

    @Test
    void concurrentRequestsForAKeyLoadItOnce() {
        var responses = instance();

        var given =
                InParallel.<ResponseEntity<byte[]>>run(Collections.nCopies(50, () -> responses.get(key, this::load)));

        assertThat(asked).hasValue(1);
        assertThat(given.stream().map(answer -> answer.getHeaders().getETag()).distinct())
                .hasSize(1);
        assertThat(given.getFirst().getBody()).asString().isEqualTo("{\"asked\":1}");
    }

    @Test
    void differentKeysHaveDifferentTags() {
        var responses = instance();

        assertThat(responses.get(key, this::load).getHeaders().getETag())
                .isNotEqualTo(responses.get(key + "2", this::load).getHeaders().getETag());
    }

    @Test
    void aResponseIsTheSameFromDatabaseMemoryAndRedis() {
        var first = instance();
        var second = instance();
        first.get(key, CacheableResponsesTest::pageWithNext);
        version.set(OptionalLong.of(2));
        var fromDatabase = first.get(key, CacheableResponsesTest::pageWithNext);

        var fromMemory = first.get(key, this::load);
        var fromRedis = second.get(key, this::load);

        assertThat(asked).hasValue(0);
        assertThat(fromDatabase.getHeaders().getFirst("Link")).isEqualTo("</next>; rel=\"next\"");
        assertThat(fromDatabase.getHeaders().getCacheControl()).isEqualTo("max-age=30, public");
        assertThat(fromDatabase.getHeaders().getFirst("Content-Language")).isEqualTo("hi");
        for (var other : List.of(fromMemory, fromRedis)) {
            assertThat(other.getHeaders()).isEqualTo(fromDatabase.getHeaders());
            assertThat(other.getBody()).isEqualTo(fromDatabase.getBody());
        }
    }

    @Test
    void eachLanguageHasAResponseOfItsOwn() {
        var responses = instance();

        responses.get(key, null, this::load);
        responses.get(key, "hi", this::load);
        var own = responses.get(key, null, this::load);

        assertThat(asked).hasValue(2);
        assertThat(own.getBody()).asString().isEqualTo("{\"asked\":1}");
        assertThat(own.getHeaders().getFirst("Content-Language")).isEqualTo("en");
        assertThat(own.getHeaders().getVary()).containsExactly("Accept-Language");
    }

    @Test
    void instancesThatMissAKeyAgainAtOnceLoadItOnce() {
        var instances = Stream.generate(this::instance).limit(6).toList();
        instances.forEach(responses -> responses.get(key, this::load));
        version.set(OptionalLong.of(2));
        asked.set(0);

        InParallel.run(instances.stream()
                .<Callable<ResponseEntity<byte[]>>>map(responses -> () -> responses.get(key, this::load))
                .toList());

        assertThat(asked).hasValue(1);
    }

    @Test
    void aKeyThatWasRequestedOnceIsNotPutIntoRedis() {
        var first = instance();
        var second = instance();
        first.get(key, this::load);
        first.get(key, this::load);

        second.get(key, this::load);

        assertThat(asked).hasValue(2);
    }

    @Test
    void aLargeResponseIsNotPutIntoRedis() {
        var first = instance();
        var second = instance();
        var large = "x".repeat(48 * 1024);
        for (var round = 1; round <= 2; round++) {
            version.set(OptionalLong.of(round));
            first.get(key, () -> ResponseEntity.ok(large));
        }

        second.get(key, this::load);

        assertThat(asked).hasValue(1);
    }

    @Test
    void keysOfTheSameSlotDoNotGetEachOthersResponses() {
        var first = instance(1);
        var second = instance(1);
        for (var round = 1; round <= 2; round++) {
            version.set(OptionalLong.of(round));
            first.get(key, CacheableResponsesTest::pageWithNext);
        }

        second.get(key + "2", this::load);
        second.get(key, CacheableResponsesTest::lost);

        assertThat(asked).hasValue(1);
    }

    @Test
    void aResponseIsFreshUntilTheCatalogueChanges() {
        var responses = instance();
        responses.get(key, this::load);

        version.set(OptionalLong.of(2));
        responses.get(key, this::load);
        responses.get(key, this::load);

        assertThat(asked).hasValue(2);
    }

    @Test
    void theOldResponseIsServedWhileTheNewOneLoads() throws InterruptedException {
        var responses = instance();
        responses.get(key, this::load);
        version.set(OptionalLong.of(2));
        var loading = new CountDownLatch(1);
        var mayLoad = new CountDownLatch(1);
        var other = Thread.ofVirtual()
                .start(() -> responses.get(key, () -> {
                    loading.countDown();
                    await(mayLoad);
                    return load();
                }));
        loading.await();

        assertThat(responses.get(key, this::load).getBody()).asString().isEqualTo("{\"asked\":1}");

        mayLoad.countDown();
        other.join();
        assertThat(responses.get(key, this::load).getBody()).asString().isEqualTo("{\"asked\":2}");
    }

    @Test
    void theOldResponseIsServedWithoutADatabase() {
        var responses = instance();
        responses.get(key, this::load);
        version.set(OptionalLong.of(2));

        var given = responses.get(key, CacheableResponsesTest::lost);

        assertThat(given.getBody()).asString().isEqualTo("{\"asked\":1}");
        assertThatThrownBy(() -> responses.get(key + "2", CacheableResponsesTest::lost))
                .isInstanceOf(DataAccessResourceFailureException.class);
        responses.get(key, this::load);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aResponseOfAReplicaThatIsBehindIsLoadedAgainAndNotShared() {
        var first = instance();
        var second = instance();
        first.get(key, this::load);
        version.set(OptionalLong.of(2));
        atReplica.set(OptionalLong.of(1));

        var old = first.get(key, this::load);
        atReplica.set(OptionalLong.empty());
        var ofSecond = second.get(key, this::load);
        var ofFirst = first.get(key, this::load);

        assertThat(old.getBody()).asString().isEqualTo("{\"asked\":2}");
        assertThat(ofSecond.getBody()).asString().isEqualTo("{\"asked\":3}");
        assertThat(ofFirst.getBody()).asString().isEqualTo("{\"asked\":4}");
    }

    @Test
    void aResponseOfAReplicaThatIsNotBehindIsShared() {
        var first = instance();
        var second = instance();
        first.get(key, this::load);
        version.set(OptionalLong.of(2));
        atReplica.set(OptionalLong.of(2));

        first.get(key, this::load);
        first.get(key, this::load);
        second.get(key, this::load);

        assertThat(asked).hasValue(2);
    }

    @Test
    void aResponseOfAReplicaThatWasBehindIsFreshWhenTheVersionIsTheReplicas() {
        var responses = instance();
        version.set(OptionalLong.of(2));
        atReplica.set(OptionalLong.of(1));
        responses.get(key, this::load);

        version.set(OptionalLong.of(1));
        responses.get(key, this::load);

        assertThat(asked).hasValue(1);
    }

    @Test
    void withoutRedisEachInstanceLoadsForItself() {
        var first = instance(HOUR, true);
        var second = instance(HOUR, true);

        first.get(key, this::load);
        second.get(key, this::load);
        second.get(key, this::load);

        assertThat(asked).hasValue(2);
    }

    @Test
    void aFailureIsNotCached() {
        var responses = instance();

        assertThatThrownBy(() -> responses.get(key, () -> {
                    throw new ProductNotFoundException(key);
                }))
                .isInstanceOf(ProductNotFoundException.class);

        assertThat(responses.get(key, this::load).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void nothingIsCachedIfResponsesAreFreshForZeroTime() {
        var responses = instance(Duration.ZERO, false);

        responses.get(key, this::load);
        responses.get(key, this::load);

        assertThat(asked).hasValue(2);
    }

    @Test
    void onlyAFreshResponseIsFoundWithoutLoading() {
        var responses = instance();
        assertThat(responses.findFresh(key, null)).isNull();
        responses.get(key, this::load);

        assertThat(responses.findFresh(key, null)).isNotNull();
        assertThat(responses.findFresh(key, "hi")).isNull();
        version.set(OptionalLong.of(2));
        assertThat(responses.findFresh(key, null)).isNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aResponseStaysInMemoryIfTheNewOneIsTheSame() {
        var responses = instance();
        responses.get(key, CacheableResponsesTest::pageWithNext);
        var first = responses.findFresh(key, null);

        version.set(OptionalLong.of(2));
        responses.get(key, CacheableResponsesTest::pageWithNext);
        var same = responses.findFresh(key, null);
        version.set(OptionalLong.of(3));
        responses.get(key, this::load);

        assertThat(same).isNotNull().isSameAs(first);
        assertThat(responses.findFresh(key, null)).isNotNull().isNotSameAs(first);
    }

    private ResponseEntity<?> load() {
        return ResponseEntity.ok(new Body(asked.incrementAndGet()));
    }

    private static ResponseEntity<?> pageWithNext() {
        return ResponseEntity.ok()
                .header("Link", "</next>; rel=\"next\"")
                .header("Content-Language", "hi")
                .body(new Body(0));
    }

    private static ResponseEntity<?> lost() {
        throw new DataAccessResourceFailureException("the database is not available");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private CacheableResponses instance() {
        return instance(HOUR, false);
    }

    private CacheableResponses instance(int slots) {
        return instance(HOUR, false, slots);
    }

    private CacheableResponses instance(Duration freshFor, boolean withoutRedis) {
        return instance(freshFor, withoutRedis, 1024);
    }

    private CacheableResponses instance(Duration freshFor, boolean withoutRedis, int slots) {
        var properties = new CatalogProperties(
                Duration.ofSeconds(30),
                freshFor,
                HOUR,
                DataSize.ofMegabytes(1),
                true,
                Duration.ofSeconds(10),
                slots,
                DataSize.ofKilobytes(48),
                Duration.ZERO,
                "en");
        var metrics = new SimpleMeterRegistry();
        var loader = new CatalogResponseLoader(
                new RedisResponseCache(redis, () -> withoutRedis, properties),
                load -> new CatalogResponseLoader.Loaded(load.get(), atReplica.get()),
                metrics);
        return new CacheableResponses(
                JsonMapper.shared(), properties, new CatalogResponseCache(properties, loader, version::get, metrics));
    }

    record Body(int asked) {}
}
