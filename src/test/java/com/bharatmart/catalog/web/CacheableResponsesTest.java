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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class CacheableResponsesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<OptionalLong> version = new AtomicReference<>(OptionalLong.of(1));
    private final String question = UUID.randomUUID().toString();

    @Autowired
    RedisConnectionFactory redis;

    @Test
    void thoseWhoAskTheSameAtOnceAreServedByOneLook() {
        var answers = instance();

        var given = InParallel.<ResponseEntity<byte[]>>run(
                Collections.nCopies(50, () -> answers.answer(question, this::look)));

        assertThat(asked).hasValue(1);
        assertThat(given.stream().map(answer -> answer.getHeaders().getETag()).distinct())
                .hasSize(1);
        assertThat(given.getFirst().getBody()).asString().isEqualTo("{\"asked\":1}");
    }

    @Test
    void otherQuestionsHaveOtherAnswers() {
        var answers = instance();

        assertThat(answers.answer(question, this::look).getHeaders().getETag())
                .isNotEqualTo(
                        answers.answer(question + "2", this::look).getHeaders().getETag());
    }

    @Test
    void anAnswerIsTheSameFromWhereverItComes() {
        var first = instance();
        var second = instance();
        first.answer(question, CacheableResponsesTest::pageWithNext);
        version.set(OptionalLong.of(2));
        var fromDatabase = first.answer(question, CacheableResponsesTest::pageWithNext);

        var fromMemory = first.answer(question, this::look);
        var fromRedis = second.answer(question, this::look);

        assertThat(asked).hasValue(0);
        assertThat(fromDatabase.getHeaders().getFirst("Link")).isEqualTo("</next>; rel=\"next\"");
        assertThat(fromDatabase.getHeaders().getCacheControl()).isEqualTo("max-age=30, public");
        for (var other : List.of(fromMemory, fromRedis)) {
            assertThat(other.getHeaders()).isEqualTo(fromDatabase.getHeaders());
            assertThat(other.getBody()).isEqualTo(fromDatabase.getBody());
        }
    }

    @Test
    void instancesThatMissAgainTheSameAtOnceAskTheDatabaseOnce() {
        var instances = Stream.generate(this::instance).limit(6).toList();
        instances.forEach(answers -> answers.answer(question, this::look));
        version.set(OptionalLong.of(2));
        asked.set(0);

        InParallel.run(instances.stream()
                .<Callable<ResponseEntity<byte[]>>>map(answers -> () -> answers.answer(question, this::look))
                .toList());

        assertThat(asked).hasValue(1);
    }

    @Test
    void whatAnInstanceWasAskedForOnceIsNotPutIntoRedis() {
        var first = instance();
        var second = instance();
        first.answer(question, this::look);
        first.answer(question, this::look);

        second.answer(question, this::look);

        assertThat(asked).hasValue(2);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotPutIntoRedis() {
        var first = instance();
        var second = instance();
        var large = "x".repeat(48 * 1024);
        for (var round = 1; round <= 2; round++) {
            version.set(OptionalLong.of(round));
            first.answer(question, () -> ResponseEntity.ok(large));
        }

        second.answer(question, this::look);

        assertThat(asked).hasValue(1);
    }

    @Test
    void questionsOfTheSameSlotAreNotMistakenForOneAnother() {
        var first = instance(1);
        var second = instance(1);
        for (var round = 1; round <= 2; round++) {
            version.set(OptionalLong.of(round));
            first.answer(question, CacheableResponsesTest::pageWithNext);
        }

        second.answer(question + "2", this::look);
        second.answer(question, CacheableResponsesTest::lost);

        assertThat(asked).hasValue(1);
    }

    @Test
    void anAnswerHoldsAsLongAsTheCatalogueDoes() {
        var answers = instance();
        answers.answer(question, this::look);

        version.set(OptionalLong.of(2));
        answers.answer(question, this::look);
        answers.answer(question, this::look);

        assertThat(asked).hasValue(2);
    }

    @Test
    void theOldAnswerIsGivenWhileOneLooksForTheNew() throws InterruptedException {
        var answers = instance();
        answers.answer(question, this::look);
        version.set(OptionalLong.of(2));
        var looking = new CountDownLatch(1);
        var mayFind = new CountDownLatch(1);
        var other = Thread.ofVirtual()
                .start(() -> answers.answer(question, () -> {
                    looking.countDown();
                    await(mayFind);
                    return look();
                }));
        looking.await();

        assertThat(answers.answer(question, this::look).getBody()).asString().isEqualTo("{\"asked\":1}");

        mayFind.countDown();
        other.join();
        assertThat(answers.answer(question, this::look).getBody()).asString().isEqualTo("{\"asked\":2}");
    }

    @Test
    void theOldAnswerIsGivenWhileThereIsNoDatabase() {
        var answers = instance();
        answers.answer(question, this::look);
        version.set(OptionalLong.of(2));

        var given = answers.answer(question, CacheableResponsesTest::lost);

        assertThat(given.getBody()).asString().isEqualTo("{\"asked\":1}");
        assertThatThrownBy(() -> answers.answer(question + "2", CacheableResponsesTest::lost))
                .isInstanceOf(DataAccessResourceFailureException.class);
        answers.answer(question, this::look);
        assertThat(asked).hasValue(2);
    }

    @Test
    void withoutRedisEachInstanceAsksForItself() {
        var first = instance(HOUR, true);
        var second = instance(HOUR, true);

        first.answer(question, this::look);
        second.answer(question, this::look);
        second.answer(question, this::look);

        assertThat(asked).hasValue(2);
    }

    @Test
    void failureIsNotKept() {
        var answers = instance();

        assertThatThrownBy(() -> answers.answer(question, () -> {
                    throw new ProductNotFoundException(question);
                }))
                .isInstanceOf(ProductNotFoundException.class);

        assertThat(answers.answer(question, this::look).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void nothingIsKeptForNoTime() {
        var answers = instance(Duration.ZERO, false);

        answers.answer(question, this::look);
        answers.answer(question, this::look);

        assertThat(asked).hasValue(2);
    }

    private ResponseEntity<?> look() {
        return ResponseEntity.ok(new Body(asked.incrementAndGet()));
    }

    private static ResponseEntity<?> pageWithNext() {
        return ResponseEntity.ok().header("Link", "</next>; rel=\"next\"").body(new Body(0));
    }

    private static ResponseEntity<?> lost() {
        throw new DataAccessResourceFailureException("the database is away");
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
                Duration.ZERO);
        return new CacheableResponses(
                JsonMapper.shared(),
                properties,
                new CatalogResponseCache(
                        properties,
                        new RedisResponseCache(redis, () -> withoutRedis, properties),
                        version::get,
                        new SimpleMeterRegistry()));
    }

    record Body(int asked) {}
}
