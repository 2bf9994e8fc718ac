package com.bharatmart.benchmark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a service and PostgreSQL and notes which statements travel in which round trip. The server's log
 * would tell the statements, but not which of them were sent together.
 */
final class WireTap implements AutoCloseable {

    private final ServerSocket door;
    private final int serverPort;
    private final List<RoundTrip> seen = new CopyOnWriteArrayList<>();

    WireTap(int serverPort) {
        this.serverPort = serverPort;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    void forget() {
        seen.clear();
    }

    /** Of the only transaction since {@link #forget} that sent such a statement. */
    List<RoundTrip> transactionWith(String statement) {
        var trips = List.copyOf(seen);
        for (var i = 0; i < trips.size(); i++) {
            if (trips.get(i).contains(statement)) {
                var first = i;
                while (first > 0 && !trips.get(first).contains("BEGIN")) {
                    first--;
                }
                var last = i;
                while (last < trips.size() - 1 && !trips.get(last).contains("COMMIT")) {
                    last++;
                }
                return trips.subList(first, last + 1);
            }
        }
        throw new BenchmarkFailed("no " + statement + " among\n" + RoundTrip.text(trips));
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                // Each of the many small writes would otherwise wait for a delayed acknowledgment of the one before.
                server.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> pass(client, server));
                Thread.startVirtualThread(() -> answer(server, client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void pass(Socket client, Socket server) {
        try (client;
                server) {
            var in = new DataInputStream(client.getInputStream());
            var out = new DataOutputStream(server.getOutputStream());
            new FrontendProtocol(in, out, statements -> seen.add(RoundTrip.ofWire(statements))).run();
        } catch (IOException _) {
            // One side has gone, and the other is told by the closing of its socket.
        }
    }

    private static void answer(Socket server, Socket client) {
        try (client;
                server) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException _) {
            // As above.
        }
    }
}
