package com.bharatmart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import redis.embedded.RedisServer;

/** A real Redis of this process's own: one for all contexts in it, and others for tests that stop theirs. */
public final class LocalRedis {

    private final Server server;
    private final int port;

    private LocalRedis(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /** One more, which is running and empty. */
    public static LocalRedis onFreePort() {
        try {
            var port = freePort();
            var redis = new LocalRedis(Containers.areWanted() ? Containers.redis(port) : inMemory(port), port);
            redis.start();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start", e);
        }
    }

    /** Starts it again after a stop, empty. */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start", e);
        }
    }

    /** Stops it, if it is running. */
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
            return forAsLongAsThisProcess(onFreePort());
        }
        try {
            Files.createDirectories(folder);
            var port = freePort();
            var server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir " + folder)
                    .setting("appendonly yes")
                    .build();
            var redis = new LocalRedis(embedded(server), port);
            redis.start();
            return forAsLongAsThisProcess(redis);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start", e);
        }
    }

    private static LocalRedis forAsLongAsThisProcess(LocalRedis redis) {
        Runtime.getRuntime().addShutdownHook(new Thread(redis::stop));
        return redis;
    }

    private static Server inMemory(int port) throws IOException {
        return embedded(RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build());
    }

    private static Server embedded(RedisServer server) {
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What runs somewhere, and can be started again after it was stopped. */
    interface Server {
        void start() throws IOException;

        void stop() throws IOException;
    }

    private static final class Shared {
        static final LocalRedis INSTANCE = startShared();
    }
}
