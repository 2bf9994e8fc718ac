package com.bharatmart.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalRedis;
import com.bharatmart.testing.TcpProxy;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Connections to a server that is or becomes a replica, behind a name that can move. */
@Tag("redis")
class ReplicaDisconnectTest {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** A write that the server refuses with the text of a script, even in old versions. */
    private static final String SCRIPT = "return redis.call('SET', KEYS[1], 'x')";

    private final LocalRedis first = LocalRedis.asProcess();
    private final LocalRedis second = LocalRedis.asProcess();
    private final TcpProxy name = TcpProxy.to(first.port());
    private final ClientResources resources = resources();
    private final RedisClient client = RedisClient.create(resources, RedisURI.create("127.0.0.1", name.port()));
    private final RedisClient administrator = RedisClient.create();
    private RedisCommands<String, String> shared;
    private RedisCommands<String, String> server;

    @BeforeEach
    void connect() {
        var options = ClientOptions.builder();
        new RedisConfiguration().failFast().customize(options);
        client.setOptions(options.build());
        shared = client.connect().sync();
        server = administrator
                .connect(RedisURI.create("127.0.0.1", first.port()))
                .sync();
        shared.set("server", "first");
    }

    @AfterEach
    void stop() {
        client.shutdown();
        var _ = resources.shutdown().awaitUninterruptibly();
        administrator.shutdown();
        name.close();
        first.stop();
        second.stop();
    }

    @Test
    void aConnectionLeavesAReplicaAsSoonAsTheNameDoes() {
        server.replicaof("127.0.0.1", second.port());
        name.redirectTo(second.port());

        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptionsInstanceOf(RedisException.class)
                .until(() -> shared.set("a", "b").equals("OK"));
    }

    @Test
    void aScriptThatIsRefusedIsEnough() {
        server.replicaof("127.0.0.1", second.port());
        name.redirectTo(second.port());

        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptionsInstanceOf(RedisException.class)
                .until(() -> "OK".equals(shared.eval(SCRIPT, ScriptOutputType.STATUS, "a")));
    }

    @Test
    void aReplicaWithoutItsPrimaryIsLeft() {
        server.configSet("replica-serve-stale-data", "no");
        server.replicaof("127.0.0.1", 1);
        name.redirectTo(second.port());

        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptionsInstanceOf(RedisException.class)
                .until(() -> shared.get("server") == null);
    }

    @Test
    void eachConnectionIsReplacedOncePerIntervalWhileTheNameStays() {
        server.replicaof("127.0.0.1", second.port());
        await().until(() -> server.info("replication").contains("master_link_status:up"));
        var before = connectionsReceived();
        var start = System.nanoTime();

        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    tryToWrite();
                    return System.nanoTime() - start > INTERVAL.multipliedBy(5).toNanos();
                });

        var intervals = Duration.ofNanos(System.nanoTime() - start).dividedBy(INTERVAL);
        assertThat(connectionsReceived() - before).isBetween(2L, intervals + 1);
    }

    private void tryToWrite() {
        try {
            shared.set("a", "b");
        } catch (RedisException _) {
            // It is a replica, or the connection is being replaced.
        }
    }

    private long connectionsReceived() {
        return server.info("stats")
                .lines()
                .filter(line -> line.startsWith("total_connections_received:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .sum();
    }

    private static ClientResources resources() {
        var builder = DefaultClientResources.builder();
        new RedisConfiguration()
                .reconnectToPrimary(new RedisProperties(INTERVAL))
                .customize(builder);
        return builder.build();
    }
}
