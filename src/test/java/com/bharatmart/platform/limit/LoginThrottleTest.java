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
import java.util.List;
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

/** Six instances are six of these: they share nothing but the database. */
@HttpTest
class LoginThrottleTest {

    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TokenReturnQueue returns;

    String name = "";

    @BeforeEach
    void choose() {
        name = UUID.randomUUID() + "@example.com";
    }

    @Test
    void sixInstancesAttackedAtOnceAllowNoMoreTriesThanTheLimitSays() {
        var instances =
                IntStream.range(0, 6).mapToObj(_ -> tries("10/1h", "50/1d")).toList();
        var attack = IntStream.range(0, 600)
                .mapToObj(n -> (Callable<Boolean>) () -> allows(instances.get(n % 6), address(n)))
                .toList();

        assertThat(InParallel.run(attack).stream().filter(allowed -> allowed)).hasSize(50);
    }

    @Test
    void oneAddressAllowsNoMoreTriesThanItsOwnLimit() {
        var instances = Stream.generate(() -> tries("10/1h", "50/1d")).limit(6).toList();
        var attack = IntStream.range(0, 300)
                .mapToObj(n -> (Callable<Boolean>) () -> allows(instances.get(n % 6), "203.0.113.9"))
                .toList();

        assertThat(InParallel.run(attack).stream().filter(allowed -> allowed)).hasSize(10);
    }

    @Test
    void ownerOfTheAccountLogsInFromHomeWhileStrangersAttackIt() {
        var tries = tries("10/1h", "5/1d");
        logIn(tries, "203.0.113.9");

        assertThat(IntStream.range(0, 100).filter(n -> allows(tries, address(n))))
                .hasSize(5);

        assertThatCode(() -> tries.beforeLogin(name, "203.0.113.9")).doesNotThrowAnyException();
    }

    @Test
    void attackerAtTheOwnersAddressHasNoMoreThanTheTriesOfThatAddress() {
        var tries = tries("10/1h", "5/1d");
        logIn(tries, "203.0.113.9");

        assertThat(IntStream.range(0, 100).filter(_ -> allows(tries, "203.0.113.9")))
                .hasSize(10);
    }

    @Test
    void whatTheDatabaseDoesNotTakeBackAtOnceIsGivenBackLater() {
        try (var proxy = TcpProxy.to(LocalServices.postgresPort())) {
            var breakable = new DriverManagerDataSource(
                    "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(proxy.port()), "bharatmart_app", "");
            var tries = tries(JdbcClient.create(breakable), "1/1h", "50/1d", "1000000/1s");
            var attempt = tries.beforeLogin(name, "203.0.113.9");
            proxy.cut();

            attempt.close();
            assertThat(allows(tries("1/1h", "50/1d"), "203.0.113.9")).isFalse();
            proxy.restore();

            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> allows(tries("1/1h", "50/1d"), "203.0.113.9"));
        }
    }

    @Test
    void loginsToOneAccountAreLimitedThoughTheirPasswordsAreRight() {
        var tries = tries("10/1h", "50/1d");
        for (var n = 0; n < 12; n++) {
            tries.beforeSession(name);
        }

        assertThatThrownBy(() -> tries.beforeSession(name)).isInstanceOf(RateLimitExceededException.class);
    }

    @Test
    void rightPasswordDoesNotCount() {
        var tries = tries("3/1h", "50/1d");

        for (var n = 0; n < 20; n++) {
            logIn(tries, "203.0.113.9");
        }

        assertThat(IntStream.range(0, 10).filter(_ -> fails(tries, "203.0.113.9")))
                .hasSize(3);
    }

    @Test
    void rightPasswordDoesNotForgetWrongOnes() {
        var tries = tries("3/1h", "50/1d");
        assertThat(fails(tries, "203.0.113.9")).isTrue();
        assertThat(fails(tries, "203.0.113.9")).isTrue();

        logIn(tries, "203.0.113.9");

        assertThat(IntStream.range(0, 10).filter(_ -> fails(tries, "203.0.113.9")))
                .hasSize(1);
    }

    @Test
    void tryThatEndsWithoutAResultDoesNotCountFromAStrangersAddressEither() {
        var tries = tries("10/1h", "5/1d");

        for (var n = 0; n < 20; n++) {
            tries.beforeLogin(name, address(n)).close();
        }

        assertThat(IntStream.range(0, 20).filter(n -> fails(tries, address(n)))).hasSize(5);
    }

    @Test
    void tryCountsUntilItsResultIsKnown() {
        var tries = tries("1/1h", "50/1d");

        try (var attempt = tries.beforeLogin(name, "203.0.113.9")) {
            assertThat(allows(tries, "203.0.113.9")).isFalse();
            attempt.succeeded();
        }

        assertThat(allows(tries, "203.0.113.9")).isTrue();
    }

    @Test
    void tryThatOneLimitRefusesIsNotTakenFromTheOthers() {
        var tries = tries("2/1h", "50/1d", "5/1h");
        var other = UUID.randomUUID() + "@example.com";
        var network = address(ThreadLocalRandom.current().nextInt(60_000));

        assertThat(IntStream.range(0, 20).filter(_ -> fails(tries, name, network)))
                .hasSize(2);

        assertThat(IntStream.range(0, 20).filter(n -> fails(tries, other + n, network)))
                .hasSize(3);
    }

    @Test
    void guessThatEndsWithoutAResultDoesNotCount() {
        var tries = tries("10/1h", "50/1d", "3/1h");
        var network = address(ThreadLocalRandom.current().nextInt(60_000));

        for (var n = 0; n < 20; n++) {
            tries.beforeGuess(network).close();
        }
        for (var n = 0; n < 3; n++) {
            tries.beforeGuess(network).failed();
        }

        assertThatThrownBy(() -> tries.beforeGuess(network)).isInstanceOf(RateLimitExceededException.class);
    }

    @Test
    void triesComeBackOneByOne() {
        var tries = tries("2/1h", "50/1d");
        assertThat(allows(tries, "203.0.113.9")).isTrue();
        assertThat(allows(tries, "203.0.113.9")).isTrue();
        assertThat(allows(tries, "203.0.113.9")).isFalse();

        jdbc.sql("UPDATE counted_try SET whole_at = whole_at - interval '30 minutes' WHERE subject = ?")
                .param(Fingerprint.of(new RateLimit("login", Rate.valueOf("2/1h")).key(name + "\n203.0.113.9")))
                .update();

        var later = tries("2/1h", "50/1d");
        assertThat(allows(later, "203.0.113.9")).isTrue();
        assertThat(allows(later, "203.0.113.9")).isFalse();
    }

    @Test
    void whoIsRefusedIsToldWhenTheNextTryIsAllowed() {
        var tries = tries("1/1h", "50/1d");
        tries.beforeLogin(name, "203.0.113.9");

        assertThatThrownBy(() -> tries.beforeLogin(name, "203.0.113.9"))
                .isInstanceOfSatisfying(
                        RateLimitExceededException.class,
                        e -> assertThat(e.verdict().pause()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
        assertThatThrownBy(() -> tries.beforeLogin(name, "203.0.113.9")).isInstanceOf(RateLimitExceededException.class);
    }

    @Test
    void messagesToOneRecipientAreLimitedWhereverTheyAreAskedFor() {
        var tries = tries("10/1h", "50/1d");

        assertThat(IntStream.range(0, 40).filter(n -> sends(tries, "+919876543210" + name, address(n))))
                .hasSize(15);
    }

    @Test
    void oneAddressCannotUseUpWhatARecipientMayBeSent() {
        var tries = tries("10/1h", "50/1d");

        assertThat(IntStream.range(0, 40).filter(_ -> sends(tries, name, "203.0.113.9")))
                .hasSize(5);
        assertThat(sends(tries, name, "203.0.113.10")).isTrue();
    }

    @Test
    void recipientIsSentMessagesAtHomeWhateverStrangersAskFor() {
        var tries = tries("10/1h", "50/1d");
        try (var guess = tries.beforeGuess(name, "203.0.113.9")) {
            guess.succeeded();
        }

        assertThat(IntStream.range(0, 40).filter(n -> sends(tries, name, address(n))))
                .hasSize(15);
        assertThat(IntStream.range(0, 40).filter(_ -> sends(tries, name, "203.0.113.9")))
                .hasSize(5);
    }

    @Test
    void tablesKeepNeitherNamesNorAddresses() {
        var tries = tries("10/1h", "50/1d");
        logIn(tries, "203.0.113.77");

        assertThat(jdbc.sql("SELECT subject FROM counted_try UNION ALL SELECT subject FROM known_address")
                        .query(String.class)
                        .list())
                .noneMatch(subject -> subject.contains(name) || subject.contains("203.0.113.77"));
    }

    @Test
    void whatNoLongerCountsIsForgotten() {
        var tries = tries("10/1h", "50/1d");
        jdbc.sql("INSERT INTO counted_try (subject, whole_at) VALUES (?, now() - interval '1 second')")
                .param(name)
                .update();
        jdbc.sql("INSERT INTO known_address (subject, at) VALUES (?, now() - interval '91 days')")
                .param(name)
                .update();

        tries.forget();

        for (var table : List.of("counted_try", "known_address")) {
            assertThat(jdbc.sql("SELECT count(*) FROM " + table + " WHERE subject = ?")
                            .param(name)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private boolean allows(LoginThrottle tries, String address) {
        try {
            tries.beforeLogin(name, address);
            return true;
        } catch (RateLimitExceededException e) {
            return false;
        }
    }

    private void logIn(LoginThrottle tries, String address) {
        try (var attempt = tries.beforeLogin(name, address)) {
            attempt.succeeded();
        }
    }

    private boolean fails(LoginThrottle tries, String address) {
        return fails(tries, name, address);
    }

    /** Whether the secret was looked at. */
    private static boolean fails(LoginThrottle tries, String name, String address) {
        try (var attempt = tries.beforeLogin(name, address)) {
            attempt.failed();
            return true;
        } catch (RateLimitExceededException e) {
            return false;
        }
    }

    private static boolean sends(LoginThrottle tries, String recipient, String address) {
        try {
            tries.beforeMessage(recipient, address);
            return true;
        } catch (RateLimitExceededException e) {
            return false;
        }
    }

    private static String address(int n) {
        return "198.51.%d.%d".formatted(n / 250, n % 250);
    }

    private LoginThrottle tries(String login, String loginName) {
        return tries(login, loginName, "1000000/1s");
    }

    private LoginThrottle tries(String login, String loginName, String loginAddress) {
        return tries(jdbc, login, loginName, loginAddress);
    }

    private LoginThrottle tries(JdbcClient database, String login, String loginName, String loginAddress) {
        var unlimited = Rate.valueOf("1000000/1s");
        return new LoginThrottle(
                database,
                new RateLimitProperties(
                        true,
                        unlimited,
                        unlimited,
                        unlimited,
                        Rate.valueOf(login),
                        Rate.valueOf(loginName),
                        Rate.valueOf(loginAddress),
                        Rate.valueOf("12/1d"),
                        Rate.valueOf("5/1h"),
                        Rate.valueOf("15/1h"),
                        unlimited,
                        KNOWN_FOR,
                        Duration.ofMillis(25),
                        6),
                returns);
    }
}
