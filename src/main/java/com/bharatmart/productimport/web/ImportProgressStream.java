package com.bharatmart.productimport.web;

import com.bharatmart.productimport.ProductImportJob;
import com.bharatmart.productimport.ProductImportJobId;
import com.bharatmart.productimport.ProductImportProperties;
import com.bharatmart.productimport.ProductImportService;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the progress of an import to clients as server-sent events. The import may run on another instance, so this reads
 * the progress from the database. Each client takes a virtual thread, and a connection for the moment of each read. The
 * number of clients is limited.
 */
@Component
class ImportProgressStream implements SmartLifecycle {

    /** A comment. Keeps proxies from closing the connection, and detects that the client has closed it. */
    private static final String KEEP_ALIVE = ":\n\n";

    private final ProductImportService imports;
    private final JsonMapper json;
    private final ProductImportProperties properties;
    private final Semaphore permits;
    private final CountDownLatch shutdown = new CountDownLatch(1);

    ImportProgressStream(ProductImportService imports, JsonMapper json, ProductImportProperties properties) {
        this.imports = imports;
        this.json = json;
        this.properties = properties;
        this.permits = new Semaphore(properties.maxWatchers());
    }

    /**
     * Sends events until the import ends, the time is over, or this instance shuts down.
     *
     * @throws TooManyWatchersException if the maximum number of clients is reached
     */
    void send(ProductImportJobId id, HttpServletResponse response) throws IOException, InterruptedException {
        var job = imports.view(id);
        if (!permits.tryAcquire()) {
            throw new TooManyWatchersException();
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            send(job, response);
        } finally {
            permits.release();
        }
    }

    private void send(ProductImportJob first, HttpServletResponse response) throws IOException, InterruptedException {
        var job = first;
        write(response, ImportProgressEvent.of(job, json).text());
        for (var reads = properties.watchFor().dividedBy(properties.watchEvery()); reads > 0; reads--) {
            if (job.state().isFinal() || shutdown.await(properties.watchEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            var now = imports.view(job.id());
            write(
                    response,
                    now.equals(job)
                            ? KEEP_ALIVE
                            : ImportProgressEvent.of(now, json).text());
            job = now;
        }
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    @Override
    public void start() {}

    /** Runs before the web server waits for its requests, since these would not end. */
    @Override
    public void stop() {
        shutdown.countDown();
    }

    @Override
    public boolean isRunning() {
        return shutdown.getCount() > 0;
    }
}
