package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CatalogVersion;
import com.bharatmart.catalog.list.ProductService;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Loads the responses that shoppers request first, before the instance accepts requests. Afterwards connections are open,
 * classes are loaded, and the most frequent responses are in memory. Many come from Redis, where other instances have put
 * them.
 */
@Component
class CatalogWarmUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CatalogWarmUp.class);

    private final ProductService productService;
    private final CategoryController categories;
    private final ProductController products;
    private final CatalogVersion version;
    private final Duration maxDuration;
    private volatile boolean running;

    CatalogWarmUp(
            ProductService productService,
            CategoryController categories,
            ProductController products,
            CatalogVersion version,
            CatalogProperties properties) {
        this.productService = productService;
        this.categories = categories;
        this.products = products;
        this.version = version;
        this.maxDuration = properties.freshFor().isZero() ? Duration.ZERO : properties.warmUp();
    }

    /** An instance without a database starts all the same, and reports that in its health. */
    @Override
    public void start() {
        running = true;
        if (maxDuration.isZero()) {
            return;
        }
        try {
            load();
        } catch (RuntimeException e) {
            log.warn("The warm-up failed, the first requests will be slow: {}", e.toString());
        }
    }

    private void load() {
        var start = System.nanoTime();
        version.refresh();
        categories.categories(null);
        var parameters = new LinkedMultiValueMap<String, String>();
        products.list(ProductController.PRODUCTS, parameters, null);
        var responses = 2;
        for (var product : version.read(_ -> productService.list(ProductListParameters.read(parameters)))
                .page()
                .data()) {
            if (System.nanoTime() - start > maxDuration.toNanos()) {
                break;
            }
            products.response(ProductController.PRODUCTS + '/' + product.slug(), product.slug(), null, null);
            responses++;
        }
        log.info(
                "{} responses are cached after {} ms",
                responses,
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

    /** Before the web server, after the health probes. */
    @Override
    public int getPhase() {
        return 1;
    }
}
