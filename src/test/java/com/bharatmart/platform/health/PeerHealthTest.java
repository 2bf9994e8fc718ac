package com.bharatmart.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.local.LocalServices;
import com.bharatmart.testing.HttpTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What other instances find of the database. */
@HttpTest
@Tag("redis")
class PeerHealthTest {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static LettuceConnectionFactory connections;

    private PeerHealth connected;
    private PeerHealth readOnly;
    private PeerHealth disconnected;
    private PeerHealth alsoDisconnected;

    @BeforeAll
    static void connect() {
        var server = new RedisStandaloneConfiguration("localhost", LocalServices.redisPort());
        server.setDatabase(6);
        connections = new LettuceConnectionFactory(server);
        connections.start();
    }

    @AfterAll
    static void disconnect() {
        connections.destroy();
    }

    @BeforeEach
    void setUp() {
        connections.getConnection().serverCommands().flushDb();
        connected = instance(CheckResult.Status.UP);
        readOnly = instance(CheckResult.Status.READ_ONLY);
        disconnected = instance(CheckResult.Status.DOWN);
        alsoDisconnected = instance(CheckResult.Status.DOWN);
    }

    @Test
    void aSingleInstanceDoesNotKnow() {
        disconnected.exchange();

        assertThat(disconnected.bestDatabase()).isNull();
    }

    @Test
    void anotherInstanceMaySeeTheDatabase() {
        connected.exchange();
        readOnly.exchange();
        disconnected.exchange();

        assertThat(disconnected.bestDatabase()).isEqualTo(CheckResult.Status.UP);
    }

    @Test
    void anotherInstanceMayReadFromAStandby() {
        readOnly.exchange();
        disconnected.exchange();

        assertThat(disconnected.bestDatabase()).isEqualTo(CheckResult.Status.READ_ONLY);
    }

    @Test
    void allInstancesMayHaveLostTheDatabase() {
        alsoDisconnected.exchange();
        disconnected.exchange();

        assertThat(disconnected.bestDatabase()).isEqualTo(CheckResult.Status.DOWN);
    }

    @Test
    void theFirstInstanceThatSeesTheDatabaseAgainIsEnough() {
        alsoDisconnected.exchange();
        disconnected.exchange();
        connected.exchange();
        disconnected.exchange();

        assertThat(disconnected.bestDatabase()).isEqualTo(CheckResult.Status.UP);
    }

    @Test
    void exchangesOncePerIntervalWhileTheDatabaseIsUp() {
        alsoDisconnected.exchange();
        connected.exchangeIfDue();
        connections.getConnection().serverCommands().flushDb();
        connected.exchangeIfDue();

        assertThat(connected.bestDatabase()).isEqualTo(CheckResult.Status.UP);
    }

    @Test
    void exchangesEachTimeWhileItIsNot() {
        alsoDisconnected.exchange();
        disconnected.exchangeIfDue();
        connected.exchange();
        disconnected.exchangeIfDue();

        assertThat(disconnected.bestDatabase()).isEqualTo(CheckResult.Status.UP);
    }

    @Test
    void anExchangeThatRedisRefusesIsAFailure() {
        disconnected.exchange();
        assertThat(disconnected.hasExchanged()).isTrue();
        new StringRedisTemplate(connections).opsForValue().set("bharatmart:{health}:alive", "not a sorted set");

        assertThatThrownBy(disconnected::exchange).isInstanceOf(DataAccessException.class);

        assertThat(disconnected.hasExchanged()).isFalse();
    }

    @Test
    void othersThatStillSeeTheDatabaseMayBeAboutToLoseIt() {
        var found = new AtomicReference<>(CheckResult.Status.UP);
        var losing = instance(found::get, Duration.ofHours(1));
        connected.exchange();
        losing.exchange();

        found.set(CheckResult.Status.DOWN);
        var before = losing.bestDatabase();
        losing.exchange();

        assertThat(before).isEqualTo(CheckResult.Status.DOWN);
        assertThat(losing.bestDatabase()).isEqualTo(CheckResult.Status.DOWN);
    }

    @Test
    void anInstanceThatStartsWithoutTheDatabaseHasNoTimeToWaitForTheOthers() {
        connected.exchange();
        var starting = instance(() -> CheckResult.Status.DOWN, Duration.ofHours(1));
        starting.exchange();

        assertThat(starting.bestDatabase()).isEqualTo(CheckResult.Status.UP);
    }

    private static PeerHealth instance(CheckResult.Status database) {
        return instance(() -> database, Duration.ZERO);
    }

    private static PeerHealth instance(Supplier<CheckResult.Status> database, Duration detection) {
        return new PeerHealth(
                new StringRedisTemplate(connections),
                database,
                UUID.randomUUID().toString(),
                INTERVAL,
                detection);
    }
}
