package com.bharatmart.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.InParallel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class CacheableAnswersTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void thoseWhoAskTheSameAtOnceAreServedByOneLook() {
        var answers = keeping(Duration.ofHours(1));

        var given =
                InParallel.<ResponseEntity<byte[]>>run(Collections.nCopies(50, () -> answers.answer("q", this::look)));

        assertThat(asked).hasValue(1);
        assertThat(given.stream().map(answer -> answer.getHeaders().getETag()).distinct())
                .hasSize(1);
        assertThat(given.getFirst().getBody()).asString().isEqualTo("{\"asked\":1}");
    }

    @Test
    void otherQuestionsHaveOtherAnswers() {
        var answers = keeping(Duration.ofHours(1));

        assertThat(answers.answer("a", this::look).getHeaders().getETag())
                .isNotEqualTo(answers.answer("b", this::look).getHeaders().getETag());
    }

    @Test
    void headersOfAnAnswerAreKeptWithIt() {
        var answers = keeping(Duration.ofHours(1));

        for (var n = 0; n < 2; n++) {
            var answer = answers.answer(
                    "q", () -> ResponseEntity.ok().header("Link", "</next>").body("x"));
            assertThat(answer.getHeaders().getFirst("Link")).isEqualTo("</next>");
            assertThat(answer.getHeaders().getCacheControl()).isEqualTo("max-age=30, public");
        }
    }

    @Test
    void failureIsNotKept() {
        var answers = keeping(Duration.ofHours(1));

        assertThatThrownBy(() -> answers.answer("q", () -> {
                    throw new ProductNotFound("q");
                }))
                .isInstanceOf(ProductNotFound.class);

        assertThat(answers.answer("q", this::look).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void nothingIsKeptForNoTime() {
        var answers = keeping(Duration.ZERO);

        answers.answer("q", this::look);
        answers.answer("q", this::look);

        assertThat(asked).hasValue(2);
    }

    private ResponseEntity<?> look() {
        return ResponseEntity.ok(new Body(asked.incrementAndGet()));
    }

    private static CacheableAnswers keeping(Duration freshFor) {
        return new CacheableAnswers(
                JsonMapper.shared(),
                new CatalogueProperties(Duration.ofSeconds(30), freshFor, DataSize.ofMegabytes(1)),
                new SimpleMeterRegistry());
    }

    record Body(int asked) {}
}
