package com.bharatmart.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards connections from the service to a server it depends on, and simulates network faults. */
public final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener;
    private volatile InetSocketAddress target;
    private final Set<ProxyConnection> connections = ConcurrentHashMap.newKeySet();
    private final ProxyFaults faults = new ProxyFaults();

    private TcpProxy(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    /** Starts a proxy in front of a port of this machine. */
    public static TcpProxy to(int port) {
        try {
            var loopback = InetAddress.getLoopbackAddress();
            var proxy = new TcpProxy(new ServerSocket(0, 50, loopback), new InetSocketAddress(loopback, port));
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Forwards new connections to another port, like a host name that has moved: existing connections stay. */
    public void redirectTo(int port) {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Stops forwarding without closing connections: a network that drops packets, or a server that hangs. */
    public void freeze() {
        faults.freeze();
    }

    /** Forwards a request that contains this text, then freezes its connection. */
    public void freezeAfter(String text) {
        faults.freezeAfter(text);
    }

    /** The number of connections on which such a request was sent and whose response is held back. */
    public int frozenConnections() {
        return faults.frozenConnections();
    }

    /** Delays each response by this time. */
    public void delayResponses(Duration delay) {
        faults.delayResponses(delay);
    }

    /** Closes the connection of the request that follows after this number of requests on all connections. */
    public void breakAfter(int requests) {
        faults.breakAfter(requests);
    }

    /** Whether the connection has been closed since the last {@link #breakAfter}. */
    public boolean hasBroken() {
        return faults.hasBroken();
    }

    /** Closes all connections, and new ones at once. */
    public void cut() {
        faults.rejectConnections();
        connections.forEach(ProxyConnection::close);
    }

    /** Ends all faults and forwards what was held back. */
    public void restore() {
        faults.clear();
    }

    @Override
    public void close() {
        restore();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(ProxyConnection::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                if (faults.isRejectingConnections()) {
                    client.close();
                } else {
                    connect(client);
                }
            } catch (IOException _) {
                // The listener was closed, or the target refused the connection and the client's was closed.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var connection = new ProxyConnection(client, new Socket(), faults);
        connections.add(connection);
        connection.open(target, () -> connections.remove(connection));
    }
}
