package com.bharatmart.local.demo;

import com.bharatmart.catalog.ProductAdminPage;
import com.bharatmart.catalog.ProductAdminQuery;
import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductSummary;
import com.bharatmart.media.Media;
import com.bharatmart.media.MediaAdminService;
import com.bharatmart.media.MediaBusyException;
import com.bharatmart.media.PictureUploadService;
import com.bharatmart.media.StorageUnavailableException;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Cursor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/**
 * Uploads the pictures of the demo products ({@code demo/pictures/<slug>.jpg}) for each product that has none. It runs in
 * the background after the start, so the shop answers requests meanwhile. The next start finds the pictures.
 */
@TestComponent
public class DemoPictures {

    private static final Logger log = LoggerFactory.getLogger(DemoPictures.class);

    private static final int PAGE_SIZE = 100;
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final ProductAdminService products;
    private final PictureUploadService uploads;
    private final MediaAdminService media;
    private final TransactionRetry transactions;

    DemoPictures(
            ProductAdminService products,
            PictureUploadService uploads,
            MediaAdminService media,
            TransactionRetry transactions) {
        this.products = products;
        this.uploads = uploads;
        this.media = media;
        this.transactions = transactions;
    }

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        Thread.ofPlatform().name("demo-pictures").daemon().start(this::uploadMissing);
    }

    private void uploadMissing() {
        var count = 0;
        @Nullable Cursor cursor = null;
        do {
            var page = page(cursor).page();
            for (var entry : page.data()) {
                var file =
                        entry.product().image() == null ? file(entry.product().slug()) : Optional.<byte[]>empty();
                if (file.isPresent()) {
                    addPicture(entry.product(), file.get());
                    count++;
                }
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        if (count > 0) {
            log.info("Uploaded pictures of {} products", count);
        }
    }

    private ProductAdminPage page(@Nullable Cursor cursor) {
        return products.list(new ProductAdminQuery(null, null, null, null, PAGE_SIZE, cursor, false));
    }

    /** Empty for a product that is not of the demo catalog. */
    static Optional<byte[]> file(String slug) {
        try (var file = DemoPictures.class.getResourceAsStream("/demo/pictures/%s.jpg".formatted(slug))) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addPicture(ProductSummary product, byte[] file) {
        var picture = upload(product.slug() + ".jpg", file);
        products.change(product.id(), new IfMatch(null), current -> with(current.form(), picture));
    }

    private Media upload(String name, byte[] file) {
        while (true) {
            try {
                var processed = uploads.receive(name, new ByteArrayInputStream(file));
                return transactions.execute(() -> media.add(processed));
            } catch (StorageUnavailableException | MediaBusyException e) {
                log.debug("The upload of a picture is delayed: {}", e.getMessage());
                waitForRetry();
            } catch (IOException e) {
                throw new UncheckedIOException("reading from memory failed", e);
            }
        }
    }

    private static ProductForm with(ProductForm form, Media picture) {
        return new ProductForm(
                form.name(),
                form.description(),
                form.brand(),
                form.category(),
                form.tags(),
                form.status(),
                form.countryOfOrigin(),
                form.optionNames(),
                form.variants(),
                List.of(new ProductImage(picture.picture().toString(), form.name())),
                form.translations());
    }

    private static void waitForRetry() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
