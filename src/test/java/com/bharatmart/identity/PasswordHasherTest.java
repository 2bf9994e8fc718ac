package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.overload.MemoryProperties;
import com.bharatmart.platform.overload.WorkingMemory;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.testing.InParallel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PasswordHasherTest {

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
        var all = 32;
        var places = 2;
        var refused = new CountDownLatch(all - places);
        // Nobody's hash takes the only thread until then.
        var secrets = new TokenGenerator() {
            @Override
            public String next() {
                try {
                    assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.next();
            }
        };
        var hashes = hashes(
                Map.of("bharatmart.password.concurrency", "1", "bharatmart.password.queue", String.valueOf(places)),
                secrets);

        var outcomes = InParallel.run(Collections.nCopies(all, (Callable<String>) () -> {
            try {
                hashes.hash("mangoes");
                return "hashed";
            } catch (PasswordException.OverloadException e) {
                refused.countDown();
                return "refused";
            }
        }));

        assertThat(outcomes.stream().filter("hashed"::equals)).hasSize(places);
        assertThat(hashes.matches("", null)).isFalse();
    }

    private static PasswordHasher hashes(Map<String, String> properties) {
        return hashes(properties, new TokenGenerator());
    }

    private static PasswordHasher hashes(Map<String, String> properties, TokenGenerator secrets) {
        var bound = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.password", PasswordProperties.class);
        var metrics = new SimpleMeterRegistry();
        var memory = new WorkingMemory(
                new Binder(new MapConfigurationPropertySource(properties))
                        .bindOrCreate("bharatmart.memory", MemoryProperties.class),
                metrics);
        return new PasswordHasher(bound, secrets, memory, metrics);
    }
}
