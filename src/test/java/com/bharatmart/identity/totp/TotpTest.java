package com.bharatmart.identity.totp;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA-1: the last six of its eight digits, which equal a code of six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesMatchTheRfc(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / Totp.STEP)).isEqualTo(code);
    }

    @Test
    void codesMatchAnotherImplementation() throws Exception {
        var other = new TimeBasedOneTimePasswordGenerator();
        var random = new Random(6238);
        for (var n = 0; n < 1_000; n++) {
            var secret = new byte[20];
            random.nextBytes(secret);
            var seconds = random.nextLong(4_000_000_000L);

            assertThat(Totp.code(secret, seconds / Totp.STEP))
                    .isEqualTo(other.generateOneTimePasswordString(
                            new SecretKeySpec(secret, "RAW"), Instant.ofEpochSecond(seconds)));
        }
    }

    @Test
    void acceptsOnlyAdjacentSteps() {
        var now = 41_152_263L;
        for (var distance = -3; distance <= 3; distance++) {
            var step = Totp.step(SECRET, Totp.code(SECRET, now + distance), now);

            assertThat(step.isPresent()).as("%d steps away", distance).isEqualTo(Math.abs(distance) <= 1);
            assertThat(step.orElse(now + distance)).isEqualTo(now + distance);
        }
    }
}
