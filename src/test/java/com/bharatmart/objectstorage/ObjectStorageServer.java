package com.bharatmart.objectstorage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The server. It has one namespace, one bucket besides those of archives, and one caller. */
public final class ObjectStorageServer implements AutoCloseable {

    static {
        // Otherwise each response waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final StorageFaults faults = new StorageFaults();
    private final AtomicInteger active = new AtomicInteger();

    private ObjectStorageServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param address port 0 for a free port
     * @param folder for objects that survive a restart; null to keep them in memory
     * @param credentials of the only caller
     * @param clock for signatures and the expiry of pre-authenticated requests
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
            var archives = new ConcurrentHashMap<String, ObjectHandler>();
            var router = new RequestRouter(
                    namespace,
                    bucket,
                    name -> archives.computeIfAbsent(name, _ -> new ObjectHandler(new BucketContents(null), clock)),
                    new ObjectHandler(new BucketContents(folder), clock),
                    new PreauthenticatedRequestHandler(clock),
                    new MultipartUploadHandler(),
                    new SignatureVerifier(credentials, clock));
            server.createContext("/", exchange -> started.handle(exchange, router));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("The Object Storage stand-in did not start", e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public StorageFaults faults() {
        return faults;
    }

    /** The number of requests in progress. */
    public int activeRequests() {
        return active.get();
    }

    @Override
    public void close() {
        faults.none();
        server.stop(0);
    }

    private void handle(HttpExchange exchange, RequestRouter router) throws IOException {
        active.incrementAndGet();
        try (exchange) {
            if (faults.hangsUp()) {
                return;
            }
            var response = new StorageResponse(exchange, faults);
            try {
                faults.beforeHandling();
                router.handle(exchange, response);
            } catch (StorageErrorException e) {
                response.error(e);
            }
        } finally {
            active.decrementAndGet();
        }
    }
}
