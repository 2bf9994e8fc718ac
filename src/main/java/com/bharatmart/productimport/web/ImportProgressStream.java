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
 * Tells those who watch an import how it goes on, as server-sent events, wherever it runs: what there is to tell is in
 * the database. A watcher has a virtual thread and, for the moment of each look, a connection; there are so many and no
 * more.
 */
@Component
class ImportProgressStream implements SmartLifecycle {

    /** Keeps proxies from closing the connection, and finds out that nobody listens any more. */
    private static final String NOTHING_NEW = ":\n\n";

    private final ProductImportService desk;
    private final JsonMapper json;
    private final ProductImportProperties properties;
    private final Semaphore places;
    private final CountDownLatch shutdown = new CountDownLatch(1);

    ImportProgressStream(ProductImportService desk, JsonMapper json, ProductImportProperties properties) {
        this.desk = desk;
        this.json = json;
        this.properties = properties;
        this.places = new Semaphore(properties.maxWatchers());
    }

    /**
     * Sends events until the import has finished, the time is up, or this instance shuts down.
     *
     * @throws TooManyWatchersException if all places are taken
     */
    void send(ProductImportJobId id, HttpServletResponse response) throws IOException, InterruptedException {
        var job = desk.view(id);
        if (!places.tryAcquire()) {
            throw new TooManyWatchersException();
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            send(job, response);
        } finally {
            places.release();
        }
    }

    private void send(ProductImportJob first, HttpServletResponse response) throws IOException, InterruptedException {
        var job = first;
        write(response, ImportProgressEvent.of(job, json).text());
        for (var looks = properties.watchFor().dividedBy(properties.watchEvery()); looks > 0; looks--) {
            if (job.state().isFinal() || shutdown.await(properties.watchEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            var now = desk.view(job.id());
            write(
                    response,
                    now.equals(job)
                            ? NOTHING_NEW
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

    /** Before the web server waits for its requests, which would not end by themselves. */
    @Override
    public void stop() {
        shutdown.countDown();
    }

    @Override
    public boolean isRunning() {
        return shutdown.getCount() > 0;
    }
}
