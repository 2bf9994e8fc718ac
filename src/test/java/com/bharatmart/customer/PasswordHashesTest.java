package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.InParallel;
import com.bharatmart.platform.security.Secrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PasswordHashesTest {

    @Test
    void hashMatchesItsPasswordAndNoOther() {
        var hashes = hashes(Map.of());
        var hash = hashes.hash("mangoes");

        assertThat(hashes.matches("mangoes", hash)).isTrue();
        assertThat(hashes.matches("Mangoes", hash)).isFalse();
        assertThat(hashes.hash("mangoes")).isNotEqualTo(hash);
    }

    @Test
    void nobodysPasswordIsNeverRight() {
        assertThat(hashes(Map.of()).matches("mangoes", null)).isFalse();
    }

    @Test
    void hashOfWeakerParametersStillMatchesAndIsOutdated() {
        var hash = hashes(Map.of("bharatmart.password.iterations", "4")).hash("mangoes");
        var today = hashes(Map.of());

        assertThat(today.matches("mangoes", hash)).isTrue();
        assertThat(today.isOutdated(hash)).isTrue();
        assertThat(today.isOutdated(today.hash("mangoes"))).isFalse();
    }

    @Test
    void moreThanCanWaitAreRefusedAtOnceAndTheOthersServed() {
        var hashes = hashes(Map.of("bharatmart.password.concurrency", "1", "bharatmart.password.queue", "2"));

        var outcomes = InParallel.run(Collections.nCopies(32, (Callable<String>) () -> {
            try {
                hashes.hash("mangoes");
                return "hashed";
            } catch (TooManyAtOnce e) {
                return "refused";
            }
        }));

        assertThat(outcomes).contains("hashed", "refused");
        assertThat(outcomes.stream().filter("hashed"::equals).count()).isGreaterThanOrEqualTo(3);
    }

    private static PasswordHashes hashes(Map<String, String> properties) {
        var bound = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.password", PasswordProperties.class);
        var hashes = new PasswordHashes(bound, new Secrets(), new SimpleMeterRegistry());
        // Ready: nobody's hash is made.
        hashes.matches("", null);
        return hashes;
    }
}
