package com.bharatmart.identity.password;

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
import org.springframework.util.unit.DataSize;

class PasswordHasherTest {

    @Test
    void hashMatchesOnlyItsPassword() {
        var hasher = hasher(Map.of());
        var hash = hasher.hash("mangoes");

        assertThat(hasher.matches("mangoes", hash)).isTrue();
        assertThat(hasher.matches("Mangoes", hash)).isFalse();
        assertThat(hasher.hash("mangoes")).isNotEqualTo(hash);
    }

    @Test
    void hashIsArgon2idWithTheDocumentedDefaults() {
        assertThat(properties(Map.of())).isEqualTo(new PasswordProperties(8, DataSize.ofMegabytes(7), 5, 1, 2, 32));
        assertThat(hasher(Map.of()).hash("mangoes")).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
    }

    @Test
    void passwordWithoutAHashNeverMatches() {
        assertThat(hasher(Map.of()).matches("mangoes", null)).isFalse();
    }

    @Test
    void hashWithWeakerParametersMatchesAndIsOutdated() {
        var hash = hasher(Map.of("bharatmart.password.iterations", "4")).hash("mangoes");
        var current = hasher(Map.of());

        assertThat(current.matches("mangoes", hash)).isTrue();
        assertThat(current.isOutdated(hash)).isTrue();
        assertThat(current.isOutdated(current.hash("mangoes"))).isFalse();
    }

    @Test
    void excessRequestsAreRefusedAtOnceAndTheOthersServed() throws InterruptedException {
        var all = 32;
        var places = 2;
        var isBusy = new CountDownLatch(1);
        var refused = new CountDownLatch(all - places);
        // A comparison with no hash occupies the only thread until then.
        var secrets = new TokenGenerator() {
            @Override
            public String next() {
                isBusy.countDown();
                try {
                    assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.next();
            }
        };
        var hasher = hasher(
                Map.of("bharatmart.password.concurrency", "1", "bharatmart.password.queue", String.valueOf(places)),
                secrets);
        Thread.ofVirtual().start(() -> hasher.matches("", null));
        isBusy.await();

        var outcomes = InParallel.run(Collections.nCopies(all, (Callable<String>) () -> {
            try {
                hasher.hash("mangoes");
                return "hashed";
            } catch (PasswordException.OverloadException e) {
                refused.countDown();
                return "refused";
            }
        }));

        assertThat(outcomes.stream().filter("hashed"::equals)).hasSize(places);
        assertThat(hasher.matches("", null)).isFalse();
    }

    private static PasswordHasher hasher(Map<String, String> properties) {
        return hasher(properties, new TokenGenerator());
    }

    private static PasswordHasher hasher(Map<String, String> properties, TokenGenerator tokens) {
        var metrics = new SimpleMeterRegistry();
        var memory = new WorkingMemory(
                new Binder(new MapConfigurationPropertySource(properties))
                        .bindOrCreate("bharatmart.memory", MemoryProperties.class),
                metrics);
        return new PasswordHasher(properties(properties), tokens, memory, metrics);
    }

    private static PasswordProperties properties(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.password", PasswordProperties.class);
    }
}
