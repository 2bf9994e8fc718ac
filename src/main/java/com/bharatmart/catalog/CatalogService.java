package com.bharatmart.catalog;

import com.bharatmart.shared.Sku;
import java.util.Collection;
import java.util.Map;

/** What other modules ask of the catalogue, and tell it. */
public interface CatalogService {

    /** The offers for these skus in one query; unknown skus are missing from the result. */
    Map<Sku, Offer> offers(Collection<Sku> skus);

    /** Notes for lists and details whether there is stock; unknown skus are passed over. Joins the transaction. */
    void noteAvailability(Map<Sku, Boolean> inStock);
}
