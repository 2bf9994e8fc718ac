package com.bharatmart.identity.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base32Test {

    @Test
    void textMatchesTheRfc() {
        assertThat(Base32.encode("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
    }

    @Test
    void textMatchesAnotherEncoder() {
        var random = new Random(4648);
        for (var n = 0; n < 200; n++) {
            var bytes = new byte[5 * random.nextInt(1, 6)];
            random.nextBytes(bytes);
            bytes[0] = n % 2 == 0 ? 0 : bytes[0];

            assertThat(Base32.encode(bytes))
                    .isEqualTo(new org.apache.commons.codec.binary.Base32().encodeToString(bytes));
        }
    }

    @Test
    void rejectsLengthsThatNeedPadding() {
        assertThatThrownBy(() -> Base32.encode(new byte[4])).isInstanceOf(IllegalArgumentException.class);
    }
}
