package com.bharatmart.objectstorage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The server: one namespace, one bucket, one caller. */
public final class ObjectStorageServer implements AutoCloseable {

    static {
        // Otherwise each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Faults faults = new Faults();
    private final AtomicInteger atWork = new AtomicInteger();

    private ObjectStorageServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts one.
     *
     * @param address port 0 for a free one
     * @param folder where objects survive a restart; null to keep them in memory
     * @param credentials of the only caller
     * @param clock by which pre-authenticated requests expire
     */
    public static ObjectStorageServer start(
            InetSocketAddress address,
            @Nullable Path folder,
            String namespace,
            String bucket,
            Credentials credentials,
            Clock clock) {
        try {
            var server = HttpServer.create(address, 0);
            var started = new ObjectStorageServer(server);
            var routes = new Routes(
                    namespace,
                    bucket,
                    new Objects(new Store(folder), clock),
                    new Preauthenticated(clock),
                    new Multipart(),
                    new Signatures(credentials, clock));
            server.createContext("/", exchange -> started.handle(exchange, routes));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("The object storage did not start", e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** How many requests it is at work on. */
    public int requestsAtWork() {
        return atWork.get();
    }

    @Override
    public void close() {
        faults.none();
        server.stop(0);
    }

    private void handle(HttpExchange exchange, Routes routes) throws IOException {
        atWork.incrementAndGet();
        try (exchange) {
            if (faults.hangsUp()) {
                return;
            }
            var answer = new StorageResponse(exchange, faults);
            try {
                faults.beforeAnswer();
                routes.answer(exchange, answer);
            } catch (StorageErrorException e) {
                answer.refuse(e);
            }
        } finally {
            atWork.decrementAndGet();
        }
    }
}
