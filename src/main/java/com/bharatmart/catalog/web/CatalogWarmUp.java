package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CatalogVersion;
import com.bharatmart.catalog.ProductService;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Looks at what shoppers look at first, before the door opens: the first of them finds connections open, classes loaded
 * and the most wanted answers in memory. Much of it comes from Redis, where the other instances have put it.
 */
@Component
class CatalogWarmUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CatalogWarmUp.class);

    private final ProductService storefront;
    private final CategoryController categories;
    private final ProductController products;
    private final CatalogVersion version;
    private final Duration longest;
    private volatile boolean running;

    CatalogWarmUp(
            ProductService storefront,
            CategoryController categories,
            ProductController products,
            CatalogVersion version,
            CatalogProperties properties) {
        this.storefront = storefront;
        this.categories = categories;
        this.products = products;
        this.version = version;
        this.longest = properties.freshFor().isZero() ? Duration.ZERO : properties.warmUp();
    }

    /** A service that finds no database opens all the same, and says so itself. */
    @Override
    public void start() {
        running = true;
        if (longest.isZero()) {
            return;
        }
        try {
            lookAround();
        } catch (RuntimeException e) {
            log.warn("The first requests will find nothing prepared: {}", e.toString());
        }
    }

    private void lookAround() {
        var start = System.nanoTime();
        version.look();
        categories.categories();
        var anything = new LinkedMultiValueMap<String, String>();
        products.list(anything, (String) null);
        var looks = 2;
        for (var product :
                storefront.list(ProductListParameters.read(anything)).page().data()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                break;
            }
            products.show(product.slug());
            looks++;
        }
        log.info(
                "{} answers are ready, after {} ms",
                looks,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, after the probes. */
    @Override
    public int getPhase() {
        return 1;
    }
}
