package com.bharatmart.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.testing.InProcessInstance;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client that sends as much of a body as takes memory at once, and the rest byte by byte. */
class SlowBodyTest {

    /** More than a short body has. */
    private static final int AT_ONCE = 20 * 1024;

    private static final int ONE_BY_ONE = 200;
    private static final int PAUSE_MILLIS = 20;
    private static final int PATIENCE_MILLIS = 20_000;

    private static InProcessInstance instance;

    @BeforeAll
    static void start() {
        LocalPostgres.shared().create("slow_body");
        instance = InProcessInstance.start(Map.of(
                "spring.datasource.url",
                LocalPostgres.shared().jdbcUrl("slow_body"),
                "bharatmart.request.body-timeout",
                "100ms"));
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void itIsToldThatItIsTooSlow() throws IOException {
        assertThat(answerToASlowBody()).startsWith("HTTP/1.1 408").contains("request_timeout");
    }

    @Test
    void itGivesItsMemoryBack() throws IOException {
        answerToASlowBody();

        await().until(() -> used() == 0);
    }

    private static double used() {
        return instance.bean(MeterRegistry.class)
                .get("memory.working.used")
                .tag("kind", "bodies")
                .gauge()
                .value();
    }

    private static String answerToASlowBody() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), instance.http().port())) {
            send(socket, """
                    POST /api/v1/auth/login HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(AT_ONCE + ONE_BY_ONE) + " ".repeat(AT_ONCE));
            socket.setSoTimeout(PAUSE_MILLIS);
            for (var sent = 0; sent < ONE_BY_ONE; sent++) {
                try {
                    return rest(socket, socket.getInputStream().read());
                } catch (SocketTimeoutException _) {
                    send(socket, " ");
                }
            }
            return rest(socket, socket.getInputStream().read());
        }
    }

    private static String rest(Socket socket, int first) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var answer = new StringBuilder().append((char) first);
        var buffer = new byte[8 * 1024];
        while (answer.indexOf("request_timeout") < 0) {
            var count = socket.getInputStream().read(buffer);
            if (count < 0) {
                break;
            }
            answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return answer.toString();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
