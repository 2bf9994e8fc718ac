package com.bharatmart.drill;

import com.bharatmart.testing.Http;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clients behind a slow line, whose requests take longer to arrive than an instance takes to start draining. */
final class SlowSenders implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SlowSenders.class);

    private static final int AT_ONCE = 12;
    private static final int PIECES = 20;
    private static final int PAUSE = 400; // ms

    /** More than the balancer keeps: an instance waits for the rest. */
    private static final byte[] BEGINNING = " ".repeat(40_000).getBytes(StandardCharsets.US_ASCII);

    /** A body that is invalid JSON only with its last byte. */
    private static final String BODY = """
            {"email": "nobody@example.com", "password": "and so on and so on and so on""";

    private final Http http;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final List<Thread> senders;
    private volatile boolean closed;

    SlowSenders(Http http) {
        this(http, AT_ONCE);
    }

    SlowSenders(Http http, int atOnce) {
        this.http = http;
        this.senders = Stream.generate(() -> Thread.ofVirtual().start(this::sendAgainAndAgain))
                .limit(atOnce)
                .toList();
    }

    int sent() {
        return sent.get();
    }

    /** The number of requests without an answer. */
    int cutOff() {
        return cutOff.get();
    }

    /** Returns when the last request was answered. */
    @Override
    public void close() {
        closed = true;
        try {
            for (var sender : senders) {
                sender.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAgainAndAgain() {
        while (!closed) {
            var status = "";
            try {
                status = send();
            } catch (IOException | InterruptedException e) {
                status = e.toString();
            }
            sent.incrementAndGet();
            if (!status.startsWith("HTTP/1.1 400")) {
                log.warn("a slow sender was told {}", status);
                cutOff.incrementAndGet();
            }
        }
    }

    /** The status line of the answer. */
    private String send() throws IOException, InterruptedException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), http.port())) {
            var out = socket.getOutputStream();
            var body = BODY.getBytes(StandardCharsets.US_ASCII);
            out.write("""
                    POST /api/v1/auth/login HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Content-Length: %d

                    """.formatted(BEGINNING.length + body.length)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(BEGINNING);
            for (var piece = 0; piece < PIECES; piece++) {
                var from = piece * body.length / PIECES;
                out.write(body, from, (piece + 1) * body.length / PIECES - from);
                out.flush();
                Thread.sleep(PAUSE);
            }
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? "nothing" : line;
        }
    }
}
