package com.bharatmart.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection through a {@link TcpProxy}: copies requests to the server and responses to the client. */
final class ProxyConnection {

    private static final int BUFFER_SIZE = 16 * 1024;

    private final Socket client;
    private final Socket server;
    private final ProxyFaults faults;
    private final ProxyFaults.ConnectionState state = new ProxyFaults.ConnectionState();

    ProxyConnection(Socket client, Socket server, ProxyFaults faults) {
        this.client = client;
        this.server = server;
        this.faults = faults;
    }

    /** Connects to the target and starts both directions. */
    void open(InetSocketAddress target, Runnable onClose) throws IOException {
        try {
            server.connect(target);
        } catch (IOException e) {
            close();
            onClose.run();
            throw e;
        }
        Thread.ofVirtual().start(() -> run(this::forwardRequests, onClose));
        Thread.ofVirtual().start(() -> run(this::forwardResponses, onClose));
    }

    private void forwardRequests() throws IOException, InterruptedException {
        var buffer = new byte[BUFFER_SIZE];
        var in = client.getInputStream();
        for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            faults.awaitForwarding(state);
            if (faults.breaksNow()) {
                return;
            }
            faults.inspectRequest(new String(buffer, 0, n, StandardCharsets.ISO_8859_1), state);
            server.getOutputStream().write(buffer, 0, n);
        }
        // A frozen connection does not forward the end of the stream either.
        faults.awaitEnd(state);
    }

    private void forwardResponses() throws IOException, InterruptedException {
        var buffer = new byte[BUFFER_SIZE];
        var in = server.getInputStream();
        for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            faults.awaitResponse(state);
            client.getOutputStream().write(buffer, 0, n);
        }
    }

    /** The end of one direction ends the other. */
    private void run(Direction direction, Runnable onClose) {
        try {
            direction.forward();
        } catch (IOException | InterruptedException _) {
            // One side closed the connection.
        } finally {
            close();
            onClose.run();
        }
    }

    void close() {
        close(client);
        close(server);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It was closed already.
        }
    }

    private interface Direction {
        void forward() throws IOException, InterruptedException;
    }
}
