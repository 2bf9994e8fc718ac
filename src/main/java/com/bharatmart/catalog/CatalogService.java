package com.bharatmart.catalog;

import com.bharatmart.platform.database.PipelinedQuery;
import com.bharatmart.shared.Sku;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue for other modules. */
@Service
public class CatalogService {

    private final VariantRepository variants;

    CatalogService(VariantRepository variants) {
        this.variants = variants;
    }

    /** The offers for these SKUs in one query. The result lacks unknown SKUs. */
    public Map<Sku, Offer> offers(Collection<Sku> skus) {
        return variants.offers(skus);
    }

    /** As {@link #offers}, for a round trip with another query. */
    public PipelinedQuery<Map<Sku, Offer>> offersQuery(Collection<Sku> skus) {
        return variants.offersQuery(skus);
    }

    /**
     * Records for lists and details which variants are in stock, and ignores unknown SKUs. Joins the caller's transaction.
     * The caller ensures that no other transaction does so for the same SKU at the same time. The module inventory does it
     * by the lock on its stock levels.
     */
    @Transactional
    public void updateAvailability(Map<Sku, Boolean> inStock) {
        variants.updateAvailability(inStock);
    }
}
