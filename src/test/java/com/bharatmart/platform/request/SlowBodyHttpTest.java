package com.bharatmart.platform.request;

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

/** A client sends the start of a long body at once, and the rest byte by byte. */
class SlowBodyHttpTest {

    /** Longer than a short body. */
    private static final int FIRST_BYTES = 20 * 1024;

    private static final int SLOW_BYTES = 200;
    private static final int INTERVAL_MILLIS = 20;
    private static final int TIMEOUT_MILLIS = 20_000;

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
    void isAnswered408() throws IOException {
        assertThat(sendSlowBody()).startsWith("HTTP/1.1 408").contains("request_timeout");
    }

    @Test
    void releasesItsMemory() throws IOException {
        sendSlowBody();

        await().until(() -> used() == 0);
    }

    private static double used() {
        return instance.bean(MeterRegistry.class)
                .get("memory.working.used")
                .tag("kind", "bodies")
                .gauge()
                .value();
    }

    private static String sendSlowBody() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), instance.http().port())) {
            send(socket, """
                    POST /api/v1/auth/login HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(FIRST_BYTES + SLOW_BYTES) + " ".repeat(FIRST_BYTES));
            socket.setSoTimeout(INTERVAL_MILLIS);
            for (var sent = 0; sent < SLOW_BYTES; sent++) {
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
        socket.setSoTimeout(TIMEOUT_MILLIS);
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
