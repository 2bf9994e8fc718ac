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
 * Rejects each mail with a reply that quotes it, as mail servers may (RFC 5321). Of three mails to an address it rejects the
 * first after the data, the second permanently because of the address, and the third temporarily.
 */
public final class RejectingMailServer implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> mails = new ConcurrentHashMap<>();

    public RejectingMailServer() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The number of rejected mails. */
    public int rejectedCount() {
        return mails.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The mails that it received before it rejected them. */
    public Queue<String> receivedMails() {
        return received;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // The listener was closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var lines = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            reply(socket, "220 mail.example.com");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line.split(" ", 2)[0]) {
                    case "RCPT" -> reply(socket, recipient(line));
                    case "DATA" -> {
                        reply(socket, "354 send the mail");
                        reply(socket, "554 5.7.1 rejected: " + read(lines));
                    }
                    case "QUIT" -> reply(socket, "221 bye");
                    default -> reply(socket, "250 ok");
                }
            }
        } catch (IOException _) {
            // The client closed the connection.
        }
    }

    private String recipient(String line) {
        return switch (mails.merge(line, 1, Integer::sum) % 3) {
            case 2 -> "550 5.1.1 no such user: " + line;
            case 0 -> "451 4.3.0 try again later: " + line;
            default -> "250 ok";
        };
    }

    private String read(BufferedReader lines) throws IOException {
        var text = new StringBuilder();
        for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            text.append(line).append(' ');
        }
        received.add(text.toString());
        return text.toString();
    }

    private static void reply(Socket socket, String line) throws IOException {
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
