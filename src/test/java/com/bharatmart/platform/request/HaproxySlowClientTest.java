package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.local.FreePort;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.RawHttp;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HAProxy with the configuration of docker/haproxy, in front of a server that counts what reaches it. */
class HaproxySlowClientTest {

    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final Duration DROPPED = Duration.ofSeconds(10);
    private static final int LARGE = 16 * 1024 * 1024;

    @TempDir
    Path folder;

    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private HttpServer server;
    private Process haproxy;
    private int port;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(HAPROXY), "HAProxy is installed");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                posts.incrementAndGet();
            }
            var isLarge = exchange.getRequestURI().getPath().equals("/large");
            exchange.sendResponseHeaders(200, isLarge ? LARGE : -1);
            try (exchange) {
                if (isLarge) {
                    sent.incrementAndGet();
                    exchange.getResponseBody().write(new byte[LARGE]);
                }
            } catch (IOException _) {
                cutOff.incrementAndGet();
            }
        });
        server.start();
        port = FreePort.find();
        var program = new ProcessBuilder(
                        HAPROXY.toString(),
                        "-db",
                        "-f",
                        Path.of("docker", "haproxy", "haproxy.cfg").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        program.environment().put("BALANCER_LISTEN", "127.0.0.1:" + port);
        program.environment().put("BALANCER_STATUS", "127.0.0.1:" + FreePort.find());
        IntStream.rangeClosed(1, 6)
                .forEach(number -> program.environment()
                        .put(
                                "INSTANCE_" + number,
                                "127.0.0.1:" + server.getAddress().getPort()));
        haproxy = program.start();
        var http = new Http(() -> port);
        await().ignoreExceptions().until(() -> http.get("/small").status() == 200);
    }

    @AfterEach
    void stop() {
        if (haproxy != null) {
            haproxy.destroy();
            haproxy.onExit().join();
            server.stop(0);
        }
    }

    @Test
    void bodyThatDoesNotArriveIsRejectedAndReachesNoInstance() {
        var start = System.nanoTime();

        var answer =
                new RawHttp(port).exchange("POST /x HTTP/1.1\r\nHost: shop\r\nContent-Length: 100\r\n\r\nten bytes.");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request_timeout\"");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DROPPED);
        assertThat(posts).hasValue(0);
    }

    @Test
    void clientThatReadsNothingIsDropped() throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write("GET /large HTTP/1.1\r\nHost: shop\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().until(() -> sent.get() == 1);

            await().atMost(DROPPED).until(() -> cutOff.get() == 1);
        }
    }
}
