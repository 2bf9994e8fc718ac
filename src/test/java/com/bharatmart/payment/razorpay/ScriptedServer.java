package com.bharatmart.payment.razorpay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An HTTP server that answers each request by the next line of its script, also wrongly or not at all. */
final class ScriptedServer implements AutoCloseable {

    private static final int DRIP_MILLIS = 20;

    private final ServerSocket socket;
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answer otherwise = json(200, "{}");

    ScriptedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** What happens on the connection of a request. The connection is closed afterwards. */
    @FunctionalInterface
    interface Answer {
        void on(Socket connection) throws IOException;
    }

    record Request(String line, Map<String, String> headers, String body) {}

    URI url() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(socket.getLocalPort()));
    }

    ScriptedServer then(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    ScriptedServer thenAlways(Answer answer) {
        otherwise = answer;
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("%d requests: %s".formatted(requests.size(), requests));
        }
        return requests.getFirst();
    }

    static Answer json(int status, String body, String... headers) {
        return answer(status, "application/json", body, headers);
    }

    static Answer answer(int status, String type, String body, String... headers) {
        return connection -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            write(connection, head(status, type, bytes.length, headers));
            connection.getOutputStream().write(bytes);
        };
    }

    static Answer error(int status, String code, String... headers) {
        return json(status, """
                {"error": {"code": "%s", "description": "what went wrong", "source": "business", "metadata": {}}}""".formatted(code), headers);
    }

    /** Nothing until the client closes the connection. */
    static Answer silence() {
        return ScriptedServer::awaitEnd;
    }

    /** A response that arrives byte by byte, each long before a timeout between two bytes. */
    static Answer drip() {
        return connection -> {
            write(connection, head(200, "application/json", 1_000_000));
            connection.setSoTimeout(DRIP_MILLIS);
            while (true) {
                connection.getOutputStream().write(' ');
                try {
                    if (connection.getInputStream().read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException _) {
                    // the client still waits
                }
            }
        };
    }

    static Answer endless() {
        return connection -> {
            write(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            var spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                connection.getOutputStream().write(spaces);
            }
        };
    }

    static Answer half(String body) {
        return connection -> {
            write(connection, head(200, "application/json", body.length()));
            write(connection, body.substring(0, body.length() / 2));
        };
    }

    static Answer reset() {
        return connection -> connection.setSoLinger(true, 0);
    }

    private static String head(int status, String type, int length, String... headers) {
        var head = new StringBuilder(
                "HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\n".formatted(status, type, length));
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString();
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void awaitEnd(Socket connection) throws IOException {
        connection.getInputStream().readAllBytes();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var request = read(new BufferedInputStream(connection.getInputStream()));
            if (request == null) {
                return;
            }
            requests.add(request);
            var scripted = script.poll();
            (scripted == null ? otherwise : scripted).on(connection);
        } catch (IOException _) {
            // the client gave up
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        var line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        var headers = new HashMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
