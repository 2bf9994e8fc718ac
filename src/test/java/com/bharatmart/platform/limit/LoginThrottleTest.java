package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.local.LocalServices;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.TcpProxy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Six throttles stand for six instances: they share only the database. */
@HttpTest
class LoginThrottleTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TokenReturnQueue returns;

    String name = "";

    @BeforeEach
    void chooseName() {
        name = UUID.randomUUID() + "@example.com";
    }

    @Test
    void sixInstancesTogetherAllowNoMoreAttemptsThanTheLimit() {
        var instances =
                IntStream.range(0, 6).mapToObj(_ -> throttle("10/1h", "50/1d")).toList();
        var attack = IntStream.range(0, 600)
                .mapToObj(n -> (Callable<Boolean>) () -> allows(instances.get(n % 6), address(n)))
                .toList();

        assertThat(InParallel.run(attack).stream().filter(allowed -> allowed)).hasSize(50);
    }

    @Test
    void oneAddressHasNoMoreAttemptsThanItsOwnLimit() {
        var instances =
                Stream.generate(() -> throttle("10/1h", "50/1d")).limit(6).toList();
        var attack = IntStream.range(0, 300)
                .mapToObj(n -> (Callable<Boolean>) () -> allows(instances.get(n % 6), "203.0.113.9"))
                .toList();

        assertThat(InParallel.run(attack).stream().filter(allowed -> allowed)).hasSize(10);
    }

    @Test
    void ownerLogsInFromAKnownAddressDuringAnAttack() {
        var throttle = throttle("10/1h", "5/1d");
        logIn(throttle, "203.0.113.9");

        assertThat(IntStream.range(0, 100).filter(n -> allows(throttle, address(n))))
                .hasSize(5);

        assertThatCode(() -> throttle.beforeLogin(name, "203.0.113.9")).doesNotThrowAnyException();
    }

    @Test
    void attackerAtTheOwnersAddressHasTheLimitOfThatAddress() {
        var throttle = throttle("10/1h", "5/1d");
        logIn(throttle, "203.0.113.9");

        assertThat(IntStream.range(0, 100).filter(_ -> allows(throttle, "203.0.113.9")))
                .hasSize(10);
    }

    @Test
    void tokenIsGivenBackLaterIfTheDatabaseIsNotAvailable() {
        try (var proxy = TcpProxy.to(LocalServices.postgresPort())) {
            var breakable = new DriverManagerDataSource(
                    "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(proxy.port()), "bharatmart_app", "");
            var throttle = throttle(JdbcClient.create(breakable), "1/1h", "50/1d", "1000000/1s");
            var attempt = throttle.beforeLogin(name, "203.0.113.9");
            proxy.cut();

            attempt.close();
            assertThat(allows(throttle("1/1h", "50/1d"), "203.0.113.9")).isFalse();
            proxy.restore();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> allows(throttle("1/1h", "50/1d"), "203.0.113.9"));
        }
    }

    @Test
    void sessionsOfOneAccountAreLimitedEvenWithTheRightPassword() {
        var throttle = throttle("10/1h", "50/1d");
        for (var n = 0; n < 12; n++) {
            throttle.beforeSession(name);
        }

        assertThatThrownBy(() -> throttle.beforeSession(name)).isInstanceOf(RateLimitExceededException.class);
    }

    @Test
    void rightPasswordDoesNotCount() {
        var throttle = throttle("3/1h", "50/1d");

        for (var n = 0; n < 20; n++) {
            logIn(throttle, "203.0.113.9");
        }

        assertThat(IntStream.range(0, 10).filter(_ -> fails(throttle, "203.0.113.9")))
                .hasSize(3);
    }

    @Test
    void rightPasswordDoesNotResetWrongOnes() {
        var throttle = throttle("3/1h", "50/1d");
        assertThat(fails(throttle, "203.0.113.9")).isTrue();
        assertThat(fails(throttle, "203.0.113.9")).isTrue();

        logIn(throttle, "203.0.113.9");

        assertThat(IntStream.range(0, 10).filter(_ -> fails(throttle, "203.0.113.9")))
                .hasSize(1);
    }

    @Test
    void attemptWithoutAResultDoesNotCountFromAnUnknownAddress() {
        var throttle = throttle("10/1h", "5/1d");

        for (var n = 0; n < 20; n++) {
            throttle.beforeLogin(name, address(n)).close();
        }

        assertThat(IntStream.range(0, 20).filter(n -> fails(throttle, address(n))))
                .hasSize(5);
    }

    @Test
    void attemptCountsUntilItsResultIsKnown() {
        var throttle = throttle("1/1h", "50/1d");

        try (var attempt = throttle.beforeLogin(name, "203.0.113.9")) {
            assertThat(allows(throttle, "203.0.113.9")).isFalse();
            attempt.succeeded();
        }

        assertThat(allows(throttle, "203.0.113.9")).isTrue();
    }

    @Test
    void attemptThatOneLimitRejectsTakesNothingFromTheOthers() {
        var throttle = throttle("2/1h", "50/1d", "5/1h");
        var other = UUID.randomUUID() + "@example.com";
        var network = address(ThreadLocalRandom.current().nextInt(60_000));

        assertThat(IntStream.range(0, 20).filter(_ -> fails(throttle, name, network)))
                .hasSize(2);

        assertThat(IntStream.range(0, 20).filter(n -> fails(throttle, other + n, network)))
                .hasSize(3);
    }

    @Test
    void guessWithoutAResultDoesNotCount() {
        var throttle = throttle("10/1h", "50/1d", "3/1h");
        var network = address(ThreadLocalRandom.current().nextInt(60_000));

        for (var n = 0; n < 20; n++) {
            throttle.beforeGuess(network).close();
        }
        for (var n = 0; n < 3; n++) {
            throttle.beforeGuess(network).failed();
        }

        assertThatThrownBy(() -> throttle.beforeGuess(network)).isInstanceOf(RateLimitExceededException.class);
    }

    @Test
    void attemptsComeBackOneByOne() {
        var throttle = throttle("2/1h", "50/1d");
        assertThat(allows(throttle, "203.0.113.9")).isTrue();
        assertThat(allows(throttle, "203.0.113.9")).isTrue();
        assertThat(allows(throttle, "203.0.113.9")).isFalse();

        jdbc.sql("UPDATE counted_try SET whole_at = whole_at - interval '30 minutes' WHERE subject = ?")
                .param(Fingerprint.of(new RateLimit("login", Rate.valueOf("2/1h"))
                        .key(name, "203.0.113.9")
                        .value()))
                .update();

        var later = throttle("2/1h", "50/1d");
        assertThat(allows(later, "203.0.113.9")).isTrue();
        assertThat(allows(later, "203.0.113.9")).isFalse();
    }

    @Test
    void rejectionSaysWhenTheNextAttemptIsAllowed() {
        var throttle = throttle("1/1h", "50/1d");
        throttle.beforeLogin(name, "203.0.113.9");

        assertThatThrownBy(() -> throttle.beforeLogin(name, "203.0.113.9"))
                .isInstanceOfSatisfying(
                        RateLimitExceededException.class,
                        e -> assertThat(e.result().retryAfter())
                                .isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
        assertThatThrownBy(() -> throttle.beforeLogin(name, "203.0.113.9"))
                .isInstanceOf(RateLimitExceededException.class);
    }

    @Test
    void tablesContainNeitherNamesNorAddresses() {
        var throttle = throttle("10/1h", "50/1d");
        logIn(throttle, "203.0.113.77");

        assertThat(jdbc.sql("SELECT subject FROM counted_try UNION ALL SELECT subject FROM known_address")
                        .query(String.class)
                        .list())
                .noneMatch(subject -> subject.contains(name) || subject.contains("203.0.113.77"));
    }

    private boolean allows(LoginThrottle throttle, String address) {
        try {
            throttle.beforeLogin(name, address);
            return true;
        } catch (RateLimitExceededException e) {
            return false;
        }
    }

    private void logIn(LoginThrottle throttle, String address) {
        try (var attempt = throttle.beforeLogin(name, address)) {
            attempt.succeeded();
        }
    }

    private boolean fails(LoginThrottle throttle, String address) {
        return fails(throttle, name, address);
    }

    /** Whether the attempt was allowed; it then fails. */
    private static boolean fails(LoginThrottle throttle, String name, String address) {
        try (var attempt = throttle.beforeLogin(name, address)) {
            attempt.failed();
            return true;
        } catch (RateLimitExceededException e) {
            return false;
        }
    }

    private static String address(int n) {
        return "198.51.%d.%d".formatted(n / 250, n % 250);
    }

    private LoginThrottle throttle(String login, String loginName) {
        return throttle(login, loginName, "1000000/1s");
    }

    private LoginThrottle throttle(String login, String loginName, String loginAddress) {
        return throttle(jdbc, login, loginName, loginAddress);
    }

    private LoginThrottle throttle(JdbcClient database, String login, String loginName, String loginAddress) {
        return Throttles.of(database, returns, login, loginName, loginAddress).logins();
    }
}
