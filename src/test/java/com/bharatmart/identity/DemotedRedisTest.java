package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalRedis;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.TcpProxy;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A primary that becomes a replica in place: it keeps its connections, answers reads and refuses writes. Later the name of
 * the primary leads to the other server.
 */
@HttpTest
@Tag("redis")
class DemotedRedisTest {

    private static final Logger log = LoggerFactory.getLogger(DemotedRedisTest.class);

    private static final String SESSIONS = "/api/v1/customers/me/sessions";
    private static final String MASTER = "bharatmart";
    private static final String CLIENT = "demoted-redis-test";

    /** One for most commands, one for the limits of requests. */
    private static final int CONNECTIONS = 2;

    private static final Duration BACK = Duration.ofSeconds(5);

    @Autowired
    TestAccounts accounts;

    private final RedisClient administrator = RedisClient.create();
    private final LocalRedis first = LocalRedis.asProcess();
    private final LocalRedis second = LocalRedis.asProcess();
    private RedisCommands<String, String> demoted;
    private RedisCommands<String, String> promoted;

    @BeforeEach
    void replicate() {
        demoted = commands(first);
        promoted = commands(second);
        promoted.replicaof("127.0.0.1", first.port());
        await().until(() -> promoted.info("replication").contains("master_link_status:up"));
    }

    @AfterEach
    void stop() {
        administrator.shutdown();
        first.stop();
        second.stop();
    }

    @Test
    void followsOneNameThatMoves() {
        try (var name = TcpProxy.to(first.port())) {
            followsThePrimary(
                    Map.of("spring.data.redis.port", String.valueOf(name.port())),
                    () -> name.redirectTo(second.port()));
        }
    }

    @Test
    void followsTheSentinels() {
        var sentinel = LocalRedis.sentinel(MASTER, first.port());
        try (var connection = administrator.connectSentinel(RedisURI.create("127.0.0.1", sentinel.port()))) {
            followsThePrimary(
                    Map.of(
                            "spring.data.redis.sentinel.master",
                            MASTER,
                            "spring.data.redis.sentinel.nodes",
                            "127.0.0.1:" + sentinel.port()),
                    () -> {
                        connection.sync().remove(MASTER);
                        connection.sync().monitor(MASTER, "127.0.0.1", second.port(), 1);
                    });
        } finally {
            sentinel.stop();
        }
    }

    private void followsThePrimary(Map<String, String> address, Runnable move) {
        var email = accounts.customer().email();
        var properties = new HashMap<>(address);
        properties.put("spring.data.redis.client-name", CLIENT);
        properties.put("bharatmart.rate-limit.enabled", "true");
        try (var instance = InProcessInstance.start(properties)) {
            var http = instance.http();
            var customer = SignedInClient.loggedIn(http, email, TestAccounts.PASSWORD);
            await().until(() -> cache(http).equals("UP") && connections(demoted) == CONNECTIONS);
            demoted.waitForReplication(1, 10_000);

            promoted.replicaofNoOne();
            demoted.replicaof("127.0.0.1", second.port());

            assertThat(SignedInClient.login(http, email, TestAccounts.PASSWORD).problem(503))
                    .isEqualTo("dependency_unavailable");
            await().until(() -> cache(http).equals("DOWN"));
            await().until(() -> customer.get(SESSIONS).status() == 200);

            move.run();

            var moved = System.nanoTime();
            await().atMost(BACK)
                    .until(() -> SignedInClient.login(http, email, TestAccounts.PASSWORD)
                                    .status()
                            == 200);
            await().atMost(BACK).until(() -> cache(http).equals("UP") && connections(promoted) == CONNECTIONS);
            log.info("All is back {} ms after the move", (System.nanoTime() - moved) / 1_000_000);
            assertThat(customer.get(SESSIONS).status()).isEqualTo(200);
            assertThat(connections(demoted)).isZero();
        }
    }

    private RedisCommands<String, String> commands(LocalRedis server) {
        return administrator
                .connect(RedisURI.create("127.0.0.1", server.port()))
                .sync();
    }

    /** The connections of the instance. */
    private static long connections(RedisCommands<String, String> server) {
        return server.clientList()
                .lines()
                .filter(client -> client.contains(" name=" + CLIENT + " "))
                .count();
    }

    private static String cache(Http http) {
        return http.get("/api/health").json().at("/checks/cache/status").asString();
    }
}
