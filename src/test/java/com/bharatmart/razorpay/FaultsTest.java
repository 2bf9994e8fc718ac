package com.bharatmart.razorpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {

    private static final String CREATE = "POST /v1/orders";

    @RegisterExtension
    final StandIn standIn = new StandIn();

    @Test
    void aLostAnswerKeepsTheEffect() {
        standIn.server().faults().add(Fault.loseAnswer(1).on(CREATE));
        assertThatThrownBy(() -> standIn.client().order("BM-1", 49_900)).hasCauseInstanceOf(IOException.class);
        standIn.server().faults().clear();
        assertThat(standIn.server().gateway().orderOfReceipt("BM-1")).isPresent();
        assertThat(standIn.server().calls().counts())
                .allSatisfy(count -> assertThat(count.unanswered()).isPositive());
    }

    @Test
    void anErrorAfterTheEffectKeepsIt() {
        standIn.server().faults().add(Fault.failAfterEffect(1, 504).times(1));
        assertThat(standIn.client().order("BM-1", 49_900).text("/error/code")).isEqualTo("GATEWAY_ERROR");
        assertThat(standIn.server().gateway().orderOfReceipt("BM-1")).isPresent();
        assertThat(standIn.client().order("BM-1", 49_900).status()).isEqualTo(200);
    }

    @Test
    void aFailingShareHasNoEffect() {
        standIn.server().faults().add(Fault.fail(0.5, 429));
        var failed = IntStream.range(0, 40)
                .filter(i -> standIn.client().order("BM-" + i, 49_900).status() == 429)
                .boxed()
                .toList();
        assertThat(failed)
                .hasSizeBetween(1, 39)
                .allSatisfy(i -> assertThat(standIn.server().gateway().orderOfReceipt("BM-" + i))
                        .isEmpty());
        assertThat(standIn.server().calls().count(CREATE)).isEqualTo(40);
    }

    @Test
    void aHangUpHasNoEffect() {
        standIn.server().faults().add(Fault.hangUp(1));
        assertThatThrownBy(() -> standIn.client().order("BM-1", 49_900)).hasCauseInstanceOf(IOException.class);
        assertThat(standIn.server().gateway().orderOfReceipt("BM-1")).isEmpty();
    }

    @Test
    void aSlowRequestHasItsEffectLater() {
        standIn.server().faults().add(Fault.slow(Duration.ofHours(1)));
        var answer = CompletableFuture.supplyAsync(() -> standIn.client().order("BM-1", 49_900));
        assertThat(standIn.server().gateway().orderOfReceipt("BM-1")).isEmpty();
        assertThat(answer).isNotDone();
        standIn.server().faults().clear();
        standIn.client().order("BM-2", 49_900);
    }

    @Test
    void aSlowAnswerComesAfterTheEffect() {
        var fault = Fault.slowAnswer(1, Duration.ofHours(1)).on(CREATE).times(1);
        standIn.server().faults().add(fault);
        var answer = CompletableFuture.supplyAsync(() -> standIn.client().order("BM-1", 49_900));
        await().until(() -> standIn.server().faults().isWaiting(fault));
        assertThat(standIn.server().gateway().orderOfReceipt("BM-1")).isPresent();
        assertThat(answer).isNotDone();
        standIn.server().faults().clear();
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(standIn.server().faults().isWaiting(fault)).isFalse();
    }

    @Test
    void aFaultOfOnePathLeavesTheOthers() {
        var order = standIn.client().order("BM-1", 49_900).text("/id");
        var other = standIn.client().order("BM-2", 49_900).text("/id");
        standIn.server().faults().add(Fault.fail(1, 503).on("GET /v1/orders/" + order));
        assertThat(standIn.client().get("/v1/orders/" + order).status()).isEqualTo(503);
        assertThat(standIn.client().get("/v1/orders/" + other).status()).isEqualTo(200);
    }
}
