package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductUpsertService;
import com.bharatmart.media.MediaAdminService;
import com.bharatmart.media.MediaBusyException;
import com.bharatmart.media.MediaException;
import com.bharatmart.media.PictureUploadService;
import com.bharatmart.media.ProcessedPicture;
import com.bharatmart.media.StorageUnavailableException;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.problem.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Uploads the pictures that rows of the import at the start name as files, for products that have no uploaded picture. It
 * runs in the background, after the products are imported, which may wait for the database, and while the instance serves requests, and reads the file again:
 * there may be more pictures than fit into memory. It waits while Object Storage or the database is away. The next start
 * continues where this one was stopped.
 */
@Component
class StartupPictureUpload implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(StartupPictureUpload.class);

    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final StartupImport startup;
    private final ProductAdminService catalog;
    private final ProductUpsertService products;
    private final PictureUploadService uploads;
    private final MediaAdminService media;
    private final TransactionRetry transactions;
    private volatile @Nullable Thread thread;

    StartupPictureUpload(
            StartupImport startup,
            ProductAdminService catalog,
            ProductUpsertService products,
            PictureUploadService uploads,
            MediaAdminService media,
            TransactionRetry transactions) {
        this.startup = startup;
        this.catalog = catalog;
        this.products = products;
        this.uploads = uploads;
        this.media = media;
        this.transactions = transactions;
    }

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        thread = Thread.ofVirtual().name("startup-pictures").start(() -> {
            try {
                uploadAll();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException e) {
                log.error("The pictures of the import at the start were not all uploaded", e);
            }
        });
    }

    @Override
    public void destroy() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Returns the number of products that got pictures. */
    int uploadAll() throws IOException, InterruptedException {
        var file = startup.file();
        if (file == null) {
            return 0;
        }
        startup.awaitImport();
        var count = 0;
        try (var csv = file.getInputStream()) {
            // The rejected rows are in the report of the import.
            var reader = new ProductCsvReader(csv, startup.pictures(file), _ -> {});
            for (var product = reader.next(); product != null; product = reader.next()) {
                if (!product.files().isEmpty() && uploadPatiently(product)) {
                    count++;
                }
            }
        }
        if (count > 0) {
            log.info("Uploaded the pictures of {} products", count);
        }
        return count;
    }

    private boolean uploadPatiently(ImportedProduct product) throws InterruptedException {
        while (true) {
            try {
                return upload(product);
            } catch (RuntimeException e) {
                if (!isTransient(e)) {
                    log.warn("The pictures of {} were not uploaded", product.handle(), e);
                    return false;
                }
                log.debug("The pictures of {} wait: {}", product.handle(), e.toString());
                Thread.sleep(RETRY_DELAY);
            }
        }
    }

    private static boolean isTransient(RuntimeException e) {
        return e instanceof StorageUnavailableException
                || e instanceof MediaBusyException
                || Unavailable.answerTo(e).isPresent();
    }

    private boolean upload(ImportedProduct product) {
        var existing = catalog.findByHandle(product.handle());
        if (existing.isEmpty() || !ProductPictures.areMissing(existing.get())) {
            return false;
        }
        var received = new ArrayList<ReceivedPicture>();
        for (var file : product.files()) {
            var picture = receive(file);
            if (picture != null) {
                received.add(new ReceivedPicture(picture, file.alt()));
            }
        }
        if (received.isEmpty()) {
            return false;
        }
        var rejections = transactions.execute(() -> products.upsert(List.of(new ProductPictures(
                product.handle(), received.stream().map(this::add).toList()))));
        rejections.forEach(
                rejection -> log.warn("The pictures of {} were not added: {}", rejection.handle(), rejection.reason()));
        return rejections.isEmpty();
    }

    /** Null if the file is not a picture that this shop accepts. */
    private @Nullable ProcessedPicture receive(PictureFile file) {
        try (var bytes = Files.newInputStream(file.path())) {
            return uploads.receive(String.valueOf(file.path().getFileName()), bytes);
        } catch (MediaException | IOException e) {
            log.warn("The picture {} was not uploaded: {}", file.name(), e.getMessage());
            return null;
        }
    }

    private ProductImage add(ReceivedPicture received) {
        return new ProductImage(media.add(received.picture).picture().toString(), received.alt);
    }

    private record ReceivedPicture(
            ProcessedPicture picture, @Nullable String alt) {}
}
