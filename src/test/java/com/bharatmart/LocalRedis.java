package com.bharatmart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import redis.embedded.RedisServer;

/** A real Redis of this process's own, one for all contexts in it. */
final class LocalRedis {

    private final int port;

    private LocalRedis(int port) {
        this.port = port;
    }

    static LocalRedis shared() {
        return Shared.INSTANCE;
    }

    int port() {
        return port;
    }

    private static LocalRedis start() {
        try {
            var port = freePort();
            var folder = LocalData.folder("redis");
            var builder = RedisServer.newRedisServer().port(port).bind("127.0.0.1");
            if (folder == null) {
                builder.setting("save \"\"").setting("appendonly no");
            } else {
                Files.createDirectories(folder);
                builder.setting("dir " + folder).setting("appendonly yes");
            }
            var server = builder.build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return new LocalRedis(port);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start", e);
        }
    }

    private static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static final class Shared {
        static final LocalRedis INSTANCE = start();
    }
}
