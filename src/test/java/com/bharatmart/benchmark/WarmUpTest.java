package com.bharatmart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final int SECONDS = 16;

    private int pieces;

    @Test
    void isRepeatedUntilItIsNoLongerFaster() {
        run(100, 200, 300, 310, 305);

        assertThat(pieces).isEqualTo(5);
    }

    @Test
    void onePieceThatIsNotFasterDoesNotEndIt() {
        run(100, 200, 150, 300, 310, 305);

        assertThat(pieces).isEqualTo(6);
    }

    @Test
    void endsEvenIfItBecomesFasterEachTime() {
        run(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096);

        assertThat(pieces).isEqualTo(12);
    }

    @Test
    void withoutTimeThereIsNone() {
        WarmUp.run(0, _ -> ++pieces);

        assertThat(pieces).isZero();
    }

    private void run(double... rates) {
        WarmUp.run(SECONDS, seconds -> {
            assertThat(seconds).isEqualTo(SECONDS);
            return rates[pieces++];
        });
    }
}
