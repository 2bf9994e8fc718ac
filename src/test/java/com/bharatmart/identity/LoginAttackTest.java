package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.InProcessInstance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Attacks on passwords at six instances, over HTTP. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("instances")
class LoginAttackTest {

    private static final int TRIES = 10_000;
    private static final int AT_ONCE = 48;
    private static final int OF_A_NAME = 20;
    private static final int OF_AN_ADDRESS = 10;
    private static final String HOME = "203.0.113.5";

    @Autowired
    TestAccounts accounts;

    private List<InProcessInstance> instances = List.of();
    private List<Http> https = List.of();

    @BeforeAll
    void start() {
        instances = Stream.generate(LoginAttackTest::instance).limit(6).toList();
        https = instances.stream().map(InProcessInstance::http).toList();
    }

    @AfterAll
    void stop() {
        instances.forEach(InProcessInstance::close);
    }

    @Test
    void sixInstancesShareTheLoginLimitAndTheOwnerCanStillLogIn() {
        var email = accounts.customer().email();
        assertThat(login(0, email, TestAccounts.PASSWORD, HOME)).isEqualTo(200);

        var allowed = attack(TRIES, email, n -> "198.51.%d.%d".formatted(n / 250, n % 250));

        assertThat(allowed).isBetween(1L, (long) OF_A_NAME);
        assertThat(login(1, email, TestAccounts.PASSWORD, "198.51.100.200")).isEqualTo(429);
        assertThat(login(2, email, TestAccounts.PASSWORD, HOME)).isEqualTo(200);
    }

    @Test
    void unknownNameIsLimitedLikeAKnownOne() {
        assertThat(attack(300, TestAccounts.newAddress(), _ -> "198.51.100.7")).isBetween(1L, (long) OF_AN_ADDRESS);
        assertThat(attack(300, accounts.customer().email(), _ -> "198.51.100.8"))
                .isBetween(1L, (long) OF_AN_ADDRESS);
    }

    @Test
    void spellingsOfAnAddressShareOneLimit() {
        var email = accounts.customer().email();

        var allowed = IntStream.range(0, 60)
                .map(n -> login(
                        n % 6, n % 2 == 0 ? email : email.toUpperCase(Locale.ROOT), "not this one", "198.51.100.9"))
                .filter(status -> status == 401)
                .count();

        assertThat(allowed).isBetween(1L, (long) OF_AN_ADDRESS);
    }

    /** Returns the number of checked passwords. The other requests get 429, or 503 on a busy machine. */
    private long attack(int number, String email, IntFunction<String> address) {
        var atOnce = new Semaphore(AT_ONCE);
        var requests = IntStream.range(0, number)
                .mapToObj(n -> (Callable<Integer>) () -> {
                    atOnce.acquire();
                    try {
                        return login(n % 6, email, "wrong password " + n, address.apply(n));
                    } finally {
                        atOnce.release();
                    }
                })
                .toList();
        return InParallel.run(requests).stream().filter(status -> status == 401).count();
    }

    private int login(int instance, String email, String password, String address) {
        return SignedInClient.login(https.get(instance), email, password, "X-Forwarded-For", address)
                .status();
    }

    private static InProcessInstance instance() {
        return InProcessInstance.start(Map.of(
                "bharatmart.proxies.trusted", "127.0.0.0/8,::1/128",
                "spring.main.lazy-initialization", "true",
                "spring.datasource.hikari.connection-timeout", "30000",
                "bharatmart.rate-limit.enabled", "true",
                "bharatmart.rate-limit.login", OF_AN_ADDRESS + "/1d",
                "bharatmart.rate-limit.login-name", OF_A_NAME + "/1d"));
    }
}
