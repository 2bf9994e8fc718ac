package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.password.PasswordException;
import com.bharatmart.identity.password.PasswordHasher;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.shared.PhoneNumber;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Attempts that end before the secret was checked do not count. One instance cannot hash, one has no Redis, and one works;
 * all count in the same database.
 */
@HttpTest
@Tag("redis")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UncheckedLoginTest {

    private static final int TRIES = 20;
    private static final String FROM = "X-Forwarded-For";
    private static final String CLIENT = "203.0.113.71";

    @Autowired
    TestAccounts accounts;

    @Autowired
    OneTimeCodeRepository requests;

    @Autowired
    OneTimeCodeService codes;

    private List<InProcessInstance> instances = List.of();

    @BeforeAll
    void start() {
        instances = List.of(
                instance(Map.of()),
                instance(
                        Map.of("bharatmart.password.concurrency", "1", "bharatmart.password.queue", "1"),
                        StuckHashes.class),
                instance(Map.of("spring.data.redis.port", "1")));
    }

    @AfterAll
    void stop() {
        StuckHashes.GO_ON.countDown();
        instances.forEach(InProcessInstance::close);
    }

    @Test
    void uncheckedPasswordsDoNotCountAsAttempts() throws InterruptedException {
        var email = accounts.customer().email();
        var busy = overloaded();

        for (var n = 0; n < TRIES; n++) {
            assertThat(SignedInClient.login(busy, email, TestAccounts.PASSWORD, FROM, CLIENT)
                            .problem(503))
                    .isEqualTo("overloaded");
        }

        assertThat(SignedInClient.login(healthy(), email, TestAccounts.PASSWORD, FROM, CLIENT)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void rightPasswordsWithoutASessionDoNotCountAsAttempts() {
        var email = accounts.customer().email();

        for (var n = 0; n < TRIES; n++) {
            assertThat(SignedInClient.login(withoutRedis(), email, TestAccounts.PASSWORD, FROM, CLIENT)
                            .problem(503))
                    .isEqualTo("dependency_unavailable");
        }

        assertThat(SignedInClient.login(healthy(), email, TestAccounts.PASSWORD, FROM, CLIENT)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongPasswordsCountWhileSessionsCannotBeOpened() {
        var email = accounts.customer().email();

        var looked = IntStream.range(0, TRIES)
                .map(n -> SignedInClient.login(withoutRedis(), email, "wrong password " + n, FROM, "203.0.113.72")
                        .status())
                .filter(status -> status == 401)
                .count();

        assertThat(looked).isEqualTo(10);
    }

    @Test
    void uncheckedCurrentPasswordsDoNotCountAsAttempts() throws InterruptedException {
        var customer = accounts.customer();
        var busy = overloaded();

        for (var n = 0; n < TRIES; n++) {
            assertThat(changePassword(customer.at(busy)).problem(503)).isEqualTo("overloaded");
        }

        assertThat(changePassword(customer.at(healthy())).status()).isEqualTo(204);
    }

    @Test
    void uncheckedCodesAndCodesWithoutASessionDoNotCountAsAttempts() throws InterruptedException {
        var phone = new PhoneNumber("+9198" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
        assertThat(requests.request(phone, "", Duration.ZERO)).isTrue();
        var code = codes.issue(phone).orElseThrow();
        var busy = overloaded();

        for (var n = 0; n < TRIES; n++) {
            assertThat(verify(busy, phone, code).problem(503)).isEqualTo("overloaded");
            assertThat(verify(withoutRedis(), phone, code).problem(503)).isEqualTo("dependency_unavailable");
        }

        assertThat(verify(healthy(), phone, code).status()).isEqualTo(200);
    }

    private static Http.Response verify(Http http, PhoneNumber phone, String code) {
        return http.post(
                "/api/v1/auth/otp/verify", """
                {"phone": "%s", "code": "%s"}""".formatted(phone.value(), code), "X-Forwarded-For", "203.0.113.77");
    }

    private static Http.Response changePassword(SignedInClient customer) {
        return customer.post("/api/v1/auth/password", """
                {"current": "%s", "new": "papayas ripen in june"}""".formatted(TestAccounts.PASSWORD));
    }

    /** Blocks the only thread and fills the queue: further hashes are refused. */
    private Http overloaded() throws InterruptedException {
        var hasher = instances.get(1).bean(PasswordHasher.class);
        var refused = new CountDownLatch(1);
        for (var n = 0; n < 3; n++) {
            Thread.ofVirtual().start(() -> {
                try {
                    hasher.matches("something else", null);
                } catch (PasswordException.OverloadException e) {
                    refused.countDown();
                }
            });
        }
        refused.await();
        return instances.get(1).http();
    }

    private Http healthy() {
        return instances.get(0).http();
    }

    private Http withoutRedis() {
        return instances.get(2).http();
    }

    private static InProcessInstance instance(Map<String, String> properties, Class<?>... more) {
        var all = new HashMap<>(Map.of(
                "bharatmart.rate-limit.enabled", "true",
                "bharatmart.proxies.trusted", "127.0.0.0/8,::1/128",
                "bharatmart.rate-limit.login", "10/1d",
                "bharatmart.rate-limit.login-address", "30/1d"));
        all.putAll(properties);
        return InProcessInstance.start(all, more);
    }

    /** A comparison with no hash never completes. */
    @TestConfiguration(proxyBeanMethods = false)
    static class StuckHashes {
        private static final CountDownLatch GO_ON = new CountDownLatch(1);

        @Bean
        @Primary
        TokenGenerator stuckSecrets() {
            return new TokenGenerator() {
                @Override
                public String next() {
                    if (Thread.currentThread().getName().startsWith("password-")) {
                        try {
                            GO_ON.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    return super.next();
                }
            };
        }
    }
}
