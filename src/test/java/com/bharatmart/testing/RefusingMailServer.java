package com.bharatmart.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Refuses each mail and says all that it knows of it, as servers do (RFC 5321): of three to an address the first after it
 * has read it, the second because of the address, for good, and the third for the moment.
 */
public final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> mails = new ConcurrentHashMap<>();

    public RefusingMailServer() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many mails it has refused. */
    public int mails() {
        return mails.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those that it has read before it refused them. */
    public Queue<String> texts() {
        return texts;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException _) {
                // The listener was closed.
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var lines = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            say(socket, "220 mail.example.com");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line.split(" ", 2)[0]) {
                    case "RCPT" -> say(socket, recipient(line));
                    case "DATA" -> {
                        say(socket, "354 go on");
                        say(socket, "554 5.7.1 refused: " + read(lines));
                    }
                    case "QUIT" -> say(socket, "221 bye");
                    default -> say(socket, "250 ok");
                }
            }
        } catch (IOException _) {
            // The client has gone.
        }
    }

    private String recipient(String line) {
        return switch (mails.merge(line, 1, Integer::sum) % 3) {
            case 2 -> "550 5.1.1 no such user: " + line;
            case 0 -> "451 4.3.0 come back later with: " + line;
            default -> "250 ok";
        };
    }

    private String read(BufferedReader lines) throws IOException {
        var text = new StringBuilder();
        for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            text.append(line).append(' ');
        }
        texts.add(text.toString());
        return text.toString();
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
