package com.bharatmart.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.local.LocalServices;
import com.bharatmart.testing.HttpTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Whether an instance that has lost the database is the only one. */
@HttpTest
@Tag("redis")
class PeerHealthTest {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static LettuceConnectionFactory connections;

    private PeerHealth connected;
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
        connected = instance(true);
        disconnected = instance(false);
        alsoDisconnected = instance(false);
    }

    @Test
    void aSingleInstanceDoesNotKnow() {
        disconnected.exchange();

        assertThat(disconnected.haveLostDatabase()).isFalse();
    }

    @Test
    void anotherInstanceMaySeeTheDatabase() {
        connected.exchange();
        disconnected.exchange();

        assertThat(disconnected.haveLostDatabase()).isFalse();
    }

    @Test
    void allInstancesMayHaveLostTheDatabase() {
        alsoDisconnected.exchange();
        disconnected.exchange();

        assertThat(disconnected.haveLostDatabase()).isTrue();
    }

    @Test
    void theFirstInstanceThatSeesTheDatabaseAgainIsEnough() {
        alsoDisconnected.exchange();
        disconnected.exchange();
        connected.exchange();
        disconnected.exchange();

        assertThat(disconnected.haveLostDatabase()).isFalse();
    }

    @Test
    void exchangesOncePerInterval() {
        alsoDisconnected.exchange();
        disconnected.exchangeIfDue();
        connected.exchange();
        disconnected.exchangeIfDue();

        assertThat(disconnected.haveLostDatabase()).isTrue();
    }

    @Test
    void anExchangeThatRedisRefusesIsAFailure() {
        disconnected.exchange();
        assertThat(disconnected.hasExchanged()).isTrue();
        new StringRedisTemplate(connections).opsForValue().set("bharatmart:{health}:alive", "not a sorted set");

        assertThatThrownBy(disconnected::exchange).isInstanceOf(DataAccessException.class);

        assertThat(disconnected.hasExchanged()).isFalse();
    }

    private static PeerHealth instance(boolean databaseUp) {
        return new PeerHealth(
                new StringRedisTemplate(connections),
                () -> databaseUp,
                UUID.randomUUID().toString(),
                INTERVAL);
    }
}
