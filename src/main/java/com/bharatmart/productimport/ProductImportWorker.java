package com.bharatmart.productimport;

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
 * Runs the imports that staff asked for, one at a time on each instance and each on one instance. If that dies, another
 * one takes it up from the beginning, which is the same as going on: what is on the shelf already does not change. Every
 * batch holds on to the claim in its own transaction, so that one who was taken for dead puts nothing any more.
 */
@Component
class ProductImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProductImportWorker.class);

    private static final int SECONDS_TO_STOP = 10;

    private final ProductImportRepository jobs;
    private final ProductImporter catalogueImport;
    private final AsyncTaskExecutor tasks;
    private final Semaphore free = new Semaphore(1);
    private volatile boolean running;

    ProductImportWorker(
            ProductImportRepository jobs, ProductImporter catalogueImport, AsyncTaskExecutor applicationTaskExecutor) {
        this.jobs = jobs;
        this.catalogueImport = catalogueImport;
        this.tasks = applicationTaskExecutor;
    }

    /** On every instance. The import itself runs elsewhere: the other jobs of this instance need this thread. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void look() {
        if (running && free.tryAcquire()) {
            tasks.execute(() -> {
                try {
                    work();
                } catch (DataAccessException | TransactionException e) {
                    log.warn("Imports wait until the next round: {}", e.toString());
                } finally {
                    free.release();
                }
            });
        }
    }

    private void work() {
        jobs.forgetAbandonedUploads();
        jobs.giveUpHopeless();
        while (running) {
            var claim = jobs.claim();
            if (claim.isEmpty()) {
                return;
            }
            run(claim.get());
        }
    }

    /** What breaks off for the database's sake is not finished here: it is taken up when the claim has run out. */
    void run(ProductImportRepository.Claim claim) {
        var file = new ImportFileInputStream(jobs, claim.id());
        try {
            var report = catalogueImport.run(file, claim.changesStock(), soFar -> goOn(claim, file, soFar));
            jobs.finish(claim, file.bytesRead(), report, null);
        } catch (ImportFileException e) {
            jobs.finish(claim, file.bytesRead(), ImportResult.EMPTY, e.getMessage());
        } catch (ImportProgressListener.StoppedException e) {
            log.info("Import {} goes on elsewhere: {}", claim.id().value(), e.getMessage());
            jobs.handBack(claim);
        } catch (ImportAbortedException e) {
            log.warn("Import {} waits to be taken up again", claim.id().value(), e);
        } catch (RuntimeException e) {
            log.error(
                    "Import {} failed for a reason that nobody foresaw",
                    claim.id().value(),
                    e);
            jobs.finish(
                    claim,
                    file.bytesRead(),
                    ImportResult.EMPTY,
                    "Something went wrong on our side; the log tells what.");
        }
    }

    private void goOn(ProductImportRepository.Claim claim, ImportFileInputStream file, ImportResult soFar) {
        if (!running) {
            throw new ImportProgressListener.StoppedException("this instance is shutting down");
        }
        if (!jobs.progress(claim, file.bytesRead(), soFar)) {
            throw new ImportProgressListener.StoppedException("another instance has taken it up");
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Waits for the batch that is being put, so that the import is handed back and not just lost. */
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
