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
 * Makes the renditions of pictures, one picture at a time on each instance. If an instance dies, another instance makes the
 * same objects again.
 */
@Component
class RenditionWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RenditionWorker.class);

    private static final int STOP_TIMEOUT_SECONDS = 10;
    private static final int RETRY_DELAY_SECONDS = 5;

    private final RenditionRepository repository;
    private final ObjectStore objects;
    private final ImageWorkers workers;
    private final PictureReader reader;
    private final PictureUrls urls;
    private final MediaProperties properties;
    private final AsyncTaskExecutor tasks;
    private final Semaphore idle = new Semaphore(1);
    private volatile boolean running;

    RenditionWorker(
            RenditionRepository repository,
            ObjectStore objects,
            ImageWorkers workers,
            PictureReader reader,
            PictureUrls urls,
            MediaProperties properties,
            AsyncTaskExecutor applicationTaskExecutor) {
        this.repository = repository;
        this.objects = objects;
        this.workers = workers;
        this.reader = reader;
        this.urls = urls;
        this.properties = properties;
        this.tasks = applicationTaskExecutor;
    }

    /** Uses a thread of its own, because the instance's other jobs share the scheduler's thread. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void poll() {
        if (running && idle.tryAcquire()) {
            tasks.execute(() -> {
                try {
                    processAll();
                } catch (DataAccessException | TransactionException e) {
                    log.warn("Renditions are delayed until the next run: {}", e.toString());
                } finally {
                    idle.release();
                }
            });
        }
    }

    private void processAll() {
        repository.failExhausted();
        while (running) {
            var claim = repository.claim();
            if (claim.isEmpty()) {
                return;
            }
            process(claim.get());
        }
    }

    private void process(RenditionRepository.Claim claim) {
        try {
            makeRenditions(claim.picture());
            repository.finish(claim, Media.RenditionState.MADE);
        } catch (StorageUnavailableException | MediaBusyException e) {
            log.info(
                    "Renditions of picture {} are delayed: {}",
                    claim.picture().id().value(),
                    e.getMessage());
            repository.release(claim, RETRY_DELAY_SECONDS);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("Renditions of picture {} failed", claim.picture().id().value(), e);
            repository.finish(claim, Media.RenditionState.FAILED);
        }
    }

    private void makeRenditions(Picture picture) {
        var sizes = urls.sizes(picture);
        if (sizes.isEmpty()) {
            return;
        }
        workers.run(() -> {
            var image = reader.read(original(picture));
            for (var size : sizes) {
                var bytes = image.scaled(size).encode(properties.quality());
                objects.put(picture.objectName(size), picture.type().contentType(), ByteSlice.of(bytes));
            }
            return sizes;
        });
    }

    private byte[] original(Picture picture) {
        var bytes = objects.get(picture.objectName(), Long.MAX_VALUE)
                .orElseThrow(() -> new IllegalStateException("the picture's object is missing"))
                .bytes();
        if (!ByteSlice.of(bytes).sha256().equals(picture.sha256())) {
            throw new IllegalStateException("the picture's object has another SHA-256");
        }
        return bytes;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Waits for the current picture. */
    @Override
    public void stop() {
        running = false;
        try {
            if (idle.tryAcquire(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                idle.release();
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
