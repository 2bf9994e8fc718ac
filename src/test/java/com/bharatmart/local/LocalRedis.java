package com.bharatmart.local;

import com.bharatmart.testing.Containers;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import redis.embedded.Redis;
import redis.embedded.RedisSentinel;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/**
 * A real Redis server: one for all application contexts in this process, and others for tests of faults. The system property
 * {@code bharatmart.test.redis} names the program of another version, or of Valkey.
 */
public final class LocalRedis {

    private static final ExecutableProvider PROGRAM = program(System.getProperty("bharatmart.test.redis"));

    private final Server server;
    private final int port;

    private LocalRedis(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts another server, which is empty. */
    public static LocalRedis onFreePort() {
        try {
            var port = FreePort.find();
            return started(Containers.areEnabled() ? Containers.redis(port) : inMemory(port), port);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start", e);
        }
    }

    /** Starts another server as a process, never as a container: such servers reach each other and can replicate. */
    public static LocalRedis asProcess() {
        try {
            var port = FreePort.find();
            return started(inMemory(port), port);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start", e);
        }
    }

    /**
     * Starts another server with a memory limit.
     *
     * @param policy {@code maxmemory-policy}, for example {@code noeviction}
     */
    public static LocalRedis withMemory(String size, String policy) {
        try {
            var port = FreePort.find();
            return started(inMemory(port, "maxmemory " + size, "maxmemory-policy " + policy), port);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start", e);
        }
    }

    /** Starts a Sentinel that names this server as the primary, and promotes no other one. */
    public static LocalRedis sentinel(String name, int serverPort) {
        try {
            var port = FreePort.find();
            return started(
                    embedded(RedisSentinel.newRedisSentinel()
                            .executableProvider(PROGRAM)
                            .port(port)
                            .masterName(name)
                            .masterPort(serverPort)
                            .quorumSize(1)
                            .downAfterMilliseconds(Duration.ofHours(1).toMillis())
                            .build()),
                    port);
        } catch (IOException e) {
            throw new UncheckedIOException("The Sentinel did not start", e);
        }
    }

    private static LocalRedis started(Server server, int port) {
        var redis = new LocalRedis(server, port);
        redis.start();
        return redis;
    }

    /** Starts it again after {@link #stop}, without its data. */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start", e);
        }
    }

    /** Stops it if it is running. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LocalRedis shared() {
        return Shared.INSTANCE;
    }

    public int port() {
        return port;
    }

    private static LocalRedis startShared() {
        var folder = LocalData.folder("redis");
        if (folder == null) {
            return stopAtExit(onFreePort());
        }
        try {
            Files.createDirectories(folder);
            var port = FreePort.find();
            var server = builder(port)
                    .setting("dir " + folder)
                    .setting("appendonly yes")
                    .build();
            var redis = new LocalRedis(embedded(server), port);
            redis.start();
            return stopAtExit(redis);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start", e);
        }
    }

    private static LocalRedis stopAtExit(LocalRedis redis) {
        Runtime.getRuntime().addShutdownHook(new Thread(redis::stop));
        return redis;
    }

    private static Server inMemory(int port, String... settings) throws IOException {
        var server = builder(port).setting("save \"\"").setting("appendonly no");
        for (var setting : settings) {
            server.setting(setting);
        }
        return embedded(server.build());
    }

    private static RedisServerBuilder builder(int port) {
        return RedisServer.newRedisServer()
                .executableProvider(PROGRAM)
                .port(port)
                .bind("127.0.0.1");
    }

    private static ExecutableProvider program(@Nullable String path) {
        return path == null ? ExecutableProvider.newJarResourceProvider() : () -> new File(path);
    }

    private static Server embedded(Redis server) {
        return new Server() {
            @Override
            public void start() throws IOException {
                server.start();
            }

            @Override
            public void stop() throws IOException {
                server.stop();
            }
        };
    }

    /** A server process or container, which can be started again after a stop. */
    public interface Server {
        void start() throws IOException;

        void stop() throws IOException;
    }

    private static final class Shared {
        static final LocalRedis INSTANCE = startShared();
    }
}
