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
import com.bharatmart.media.StorageUnavailableException;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Cursor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/**
 * Gives each product of the demo that shows nothing a picture: drawn, handed in as any other is, and named by the
 * product. In the background and one after the other, so that the shop opens at once; what is there at the next start
 * stays.
 */
@TestComponent
public class DemoPictures {

    private static final Logger log = LoggerFactory.getLogger(DemoPictures.class);

    private static final int PAGE = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ProductAdminService products;
    private final MediaAdminService media;
    private final TransactionRetry transactions;

    DemoPictures(ProductAdminService products, MediaAdminService media, TransactionRetry transactions) {
        this.products = products;
        this.media = media;
        this.transactions = transactions;
    }

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        Thread.ofPlatform().name("demo-pictures").daemon().start(this::drawAll);
    }

    /** How many pictures were missing. */
    int drawAll() {
        var count = 0;
        @Nullable Cursor cursor = null;
        do {
            var page = page(cursor).page();
            for (var entry : page.data()) {
                if (entry.product().image() == null) {
                    draw(entry.product());
                    count++;
                }
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        if (count > 0) {
            log.info("Drew pictures of {} products", count);
        }
        return count;
    }

    private ProductAdminPage page(@Nullable Cursor cursor) {
        return products.list(new ProductAdminQuery(null, null, null, null, PAGE, cursor, false));
    }

    void draw(ProductSummary product) {
        var category = product.category() == null ? "" : product.category().name();
        var picture = handIn(product.slug() + ".png", DemoPicture.of(product.name(), category, product.slug()));
        products.change(product.id(), new IfMatch(null), current -> with(current.form(), picture));
    }

    private Media handIn(String name, byte[] file) {
        while (true) {
            try {
                var made = media.receive(name, new ByteArrayInputStream(file));
                return transactions.execute(() -> media.add(made));
            } catch (StorageUnavailableException | MediaBusyException e) {
                log.debug("A picture waits: {}", e.getMessage());
                pause();
            } catch (IOException e) {
                throw new UncheckedIOException("memory does not fail", e);
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
                List.of(new ProductImage(picture.picture().toString(), form.name())));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
