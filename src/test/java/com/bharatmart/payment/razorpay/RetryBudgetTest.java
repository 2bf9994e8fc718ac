package com.bharatmart.payment.razorpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget();

    @Test
    void isEmptyAtFirst() {
        assertThat(budget.tryTake()).isFalse();
    }

    @Test
    void tenCallsPayForOneRepetition() {
        addCalls(9);
        assertThat(budget.tryTake()).isFalse();

        addCalls(1);
        assertThat(budget.tryTake()).isTrue();
        assertThat(budget.tryTake()).isFalse();
    }

    @Test
    void savesTenRepetitionsAtMost() {
        addCalls(100_000);

        assertThat(IntStream.range(0, 100).filter(_ -> budget.tryTake())).hasSize(10);
    }

    private void addCalls(int count) {
        IntStream.range(0, count).forEach(_ -> budget.addCall());
    }
}
