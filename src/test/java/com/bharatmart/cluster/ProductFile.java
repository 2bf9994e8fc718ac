package com.bharatmart.cluster;

import com.bharatmart.shared.Sku;
import java.util.Locale;
import java.util.Map;

/** The products of a new shop, which its first instance imports. */
final class ProductFile {

    private static final String HEADER =
            "Handle,Title,Vendor,Type,Published,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,HS Code,COO,Status";

    private ProductFile() {}

    /** The text of the file. */
    static String of(Map<Sku, Integer> stock) {
        // The cheapest product is for the operator's own orders.
        var csv = new StringBuilder(HEADER)
                .append("%npen,Pen,Neelkosh,Pen,true,T-PEN,20,1000,9.00,9608,IN,active%n".formatted());
        stock.forEach((sku, pieces) -> csv.append("%s,Towel %1$s,Neelkosh,Towel,true,%s,400,%d,499.00,6302,IN,active%n"
                .formatted(slug(sku), sku, pieces)));
        return csv.toString();
    }

    private static String slug(Sku sku) {
        return "towel-" + sku.value().substring(2).toLowerCase(Locale.ROOT);
    }

    static String page(Sku sku) {
        return "/api/v1/products/" + slug(sku);
    }
}
