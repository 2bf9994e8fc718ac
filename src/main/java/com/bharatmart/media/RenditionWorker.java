package com.bharatmart.media;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Makes the smaller sizes of pictures, one picture at a time on each instance and each on one instance. If that dies,
 * another one makes them again, and writes the same files.
 */
@Component
class RenditionWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RenditionWorker.class);

    private static final int SECONDS_TO_STOP = 10;
    private static final int SECONDS_TO_WAIT = 5;

    private final RenditionRepository table;
    private final ObjectStore files;
    private final ImageWorkers bench;
    private final PictureReader reader;
    private final PictureUrls urls;
    private final MediaProperties properties;
    private final AsyncTaskExecutor tasks;
    private final Semaphore free = new Semaphore(1);
    private volatile boolean running;

    RenditionWorker(
            RenditionRepository table,
            ObjectStore files,
            ImageWorkers bench,
            PictureReader reader,
            PictureUrls urls,
            MediaProperties properties,
            AsyncTaskExecutor applicationTaskExecutor) {
        this.table = table;
        this.files = files;
        this.bench = bench;
        this.reader = reader;
        this.urls = urls;
        this.properties = properties;
        this.tasks = applicationTaskExecutor;
    }

    /** On every instance. The work itself is done elsewhere: the other jobs of this instance need this thread. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void look() {
        if (running && free.tryAcquire()) {
            tasks.execute(() -> {
                try {
                    work();
                } catch (DataAccessException | TransactionException e) {
                    log.warn("Smaller sizes of pictures wait until the next round: {}", e.toString());
                } finally {
                    free.release();
                }
            });
        }
    }

    private void work() {
        table.giveUpHopeless();
        while (running) {
            var claim = table.claim();
            if (claim.isEmpty()) {
                return;
            }
            run(claim.get());
        }
    }

    private void run(RenditionRepository.Claim claim) {
        try {
            make(claim.picture());
            table.finish(claim, Media.Variants.MADE);
        } catch (StorageUnavailableException | MediaBusyException e) {
            log.info(
                    "Picture {} waits for its smaller sizes: {}",
                    claim.picture().id().value(),
                    e.getMessage());
            table.handBack(claim, SECONDS_TO_WAIT);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("Picture {} gets no smaller sizes", claim.picture().id().value(), e);
            table.finish(claim, Media.Variants.FAILED);
        }
    }

    private void make(Picture picture) {
        var sizes = urls.sizes(picture);
        if (sizes.isEmpty()) {
            return;
        }
        bench.work(() -> {
            var pixels = reader.read(original(picture));
            for (var size : sizes) {
                var bytes = pixels.scaled(size).encoded(properties.quality());
                files.put(picture.objectName(size), picture.type().contentType(), ByteSlice.of(bytes));
            }
            return sizes;
        });
    }

    private byte[] original(Picture picture) {
        var bytes = files.get(picture.objectName(), Long.MAX_VALUE)
                .orElseThrow(() -> new IllegalStateException("the picture is not in its place"))
                .bytes();
        if (!ByteSlice.of(bytes).sha256().equals(picture.sha256())) {
            throw new IllegalStateException("the picture is not what it was");
        }
        return bytes;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Waits for the picture that is at work. */
    @Override
    public void stop() {
        running = false;
        try {
            if (free.tryAcquire(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
