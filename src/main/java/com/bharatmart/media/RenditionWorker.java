package com.bharatmart.media;

import com.bharatmart.platform.database.LeaseWorker;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes the renditions of pictures. If an instance dies, another instance writes the same objects again. */
@Component
class RenditionWorker extends LeaseWorker<RenditionRepository.Claim> {

    private static final Logger log = LoggerFactory.getLogger(RenditionWorker.class);

    private static final int RETRY_DELAY_SECONDS = 5;

    private final RenditionRepository repository;
    private final ObjectStore objects;
    private final ImageWorkers workers;
    private final PictureReader reader;
    private final PictureUrls urls;
    private final MediaProperties properties;

    RenditionWorker(
            RenditionRepository repository,
            ObjectStore objects,
            ImageWorkers workers,
            PictureReader reader,
            PictureUrls urls,
            MediaProperties properties,
            AsyncTaskExecutor applicationTaskExecutor) {
        super(applicationTaskExecutor);
        this.repository = repository;
        this.objects = objects;
        this.workers = workers;
        this.reader = reader;
        this.urls = urls;
        this.properties = properties;
    }

    @Override
    protected void giveUpExpired() {
        repository.giveUpExpired();
    }

    @Override
    protected Optional<RenditionRepository.Claim> claim() {
        return repository.claim();
    }

    @Override
    protected void run(RenditionRepository.Claim claim) {
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
}
