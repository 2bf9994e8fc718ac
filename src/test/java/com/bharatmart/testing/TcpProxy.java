package com.bharatmart.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Stands between the service and what it depends on, and lets a test break the connection in the ways a network does. */
public final class TcpProxy implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean frozen;
    private boolean refusing;
    private @Nullable String lastWords;
    private int held;
    private Duration delay = Duration.ZERO;
    private int questionsLeft;

    private TcpProxy(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    /** In front of a port of this machine. */
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

    /** Nothing gets through any more, and nobody is told: packets dropped, or a peer that hangs. */
    public void freeze() {
        set(() -> frozen = true);
    }

    /** On a connection on which a client says this, nothing gets through any more after it, and nobody is told. */
    public void freezeAfter(String words) {
        set(() -> {
            lastWords = words;
            held = 0;
        });
    }

    /** On how many connections that has been said and the answer has come, which is held back. */
    public int frozen() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** Every answer takes this much longer. */
    public void delayAnswers(Duration each) {
        set(() -> delay = each);
    }

    /** The connection breaks under the question that comes after so many others, on whichever connection they come. */
    public void breakAfter(int questions) {
        set(() -> questionsLeft = questions + 1);
    }

    /** Whether no connection is to break any more, since the last {@link #breakAfter}. */
    public boolean hasBroken() {
        lock.lock();
        try {
            return questionsLeft == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Closes all connections and every new one: the peer is gone. */
    public void cut() {
        set(() -> refusing = true);
        sockets.forEach(TcpProxy::close);
    }

    /** What was held back is sent on; new connections are taken. */
    public void restore() {
        set(() -> {
            frozen = false;
            refusing = false;
            lastWords = null;
            delay = Duration.ZERO;
            questionsLeft = 0;
        });
    }

    @Override
    public void close() {
        restore();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(TcpProxy::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                if (isRefusing()) {
                    close(client);
                } else {
                    connect(client);
                }
            } catch (IOException _) {
                // The listener was closed, or the target is not there: the client sees its connection end.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        var server = new Socket();
        try {
            server.connect(target);
        } catch (IOException e) {
            close(client);
            throw e;
        }
        sockets.add(server);
        var link = new Link();
        Thread.ofVirtual().start(() -> pump(client, server, true, link));
        Thread.ofVirtual().start(() -> pump(server, client, false, link));
    }

    private void pump(Socket from, Socket to, boolean questions, Link link) {
        try (from;
                to) {
            var buffer = new byte[BUFFER];
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                awaitPassage(questions, link);
                if (questions && breaksNow()) {
                    return;
                }
                if (questions) {
                    listen(new String(buffer, 0, read, StandardCharsets.ISO_8859_1), link);
                }
                to.getOutputStream().write(buffer, 0, read);
            }
            if (questions) {
                // That the client has closed its end does not get through either.
                awaitEnd(link);
            }
        } catch (IOException | InterruptedException _) {
            // One side has gone, so both are closed.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void awaitPassage(boolean questions, Link link) throws InterruptedException {
        lock.lock();
        try {
            if (!questions && link.stuck && !link.answered) {
                link.answered = true;
                held++;
            }
            var end = System.nanoTime() + (questions ? 0 : delay.toNanos());
            while (isHeld(link) || end - System.nanoTime() > 0) {
                if (isHeld(link)) {
                    changed.await();
                } else {
                    changed.awaitNanos(end - System.nanoTime());
                    if (delay.isZero()) {
                        end = System.nanoTime();
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnd(Link link) throws InterruptedException {
        lock.lock();
        try {
            while (lastWords != null && link.stuck) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isHeld(Link link) {
        return frozen || (lastWords != null && link.stuck);
    }

    private void listen(String said, Link link) {
        lock.lock();
        try {
            if (lastWords != null && said.contains(lastWords)) {
                link.stuck = true;
                link.answered = false;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean breaksNow() {
        lock.lock();
        try {
            return questionsLeft > 0 && --questionsLeft == 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean isRefusing() {
        lock.lock();
        try {
            return refusing;
        } finally {
            lock.unlock();
        }
    }

    private void set(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It was closed already.
        }
    }

    /** A connection through here; guarded by the lock. */
    private static final class Link {
        boolean stuck;
        boolean answered;
    }
}
