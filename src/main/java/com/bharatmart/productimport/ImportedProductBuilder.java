package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product whose rows are being read. Each row counts as a whole or not at all. */
final class ImportedProductBuilder {

    private final ImportedProductFields head;
    private final Map<Sku, Long> linesBySku = new HashMap<>();
    private final Map<List<String>, Long> linesByOptions = new HashMap<>();
    private final List<VariantDraft> variants = new ArrayList<>();
    private final Map<String, ImportedImage> images = new LinkedHashMap<>();
    private final List<ImportedProduct.Row> rows = new ArrayList<>();

    ImportedProductBuilder(ImportedProductFields head) {
        this.head = head;
    }

    /** The row that opens a product has to bring a variant, as Shopify's exports have it. */
    void addFirst(ImportRow row) {
        add(row.line(), ImportedVariant.of(row, head), ImportedImage.of(row));
    }

    /** Throws {@link InvalidRowException} for a row that adds nothing or nothing that can be. */
    void add(ImportRow row) {
        var image = ImportedImage.of(row);
        if (!ImportedVariant.isAbsent(row)) {
            add(row.line(), ImportedVariant.of(row, head), image);
        } else if (image != null) {
            checkRoomFor(image);
            keep(image);
            rows.add(new ImportedProduct.Row(row.line(), null));
        } else {
            throw new InvalidRowException("the row has neither a variant nor an image");
        }
    }

    boolean hasVariants() {
        return !variants.isEmpty();
    }

    List<ImportedProduct.Row> rows() {
        return rows;
    }

    ImportedProduct close() {
        var inOrder = images.values().stream()
                .sorted(Comparator.comparingInt(ImportedImage::position))
                .map(ImportedImage::draft)
                .toList();
        return new ImportedProduct(head.draft(variants, inOrder), rows);
    }

    private void add(long line, VariantDraft variant, @Nullable ImportedImage image) {
        checkDifferent(linesBySku.get(variant.sku()), "the sku " + variant.sku());
        checkDifferent(linesByOptions.get(variant.optionValues()), "the same options");
        if (variants.size() == ProductLimits.MAX_VARIANTS) {
            throw new InvalidRowException("a product has at most %,d variants".formatted(ProductLimits.MAX_VARIANTS));
        }
        if (image != null) {
            checkRoomFor(image);
            keep(image);
        }
        linesBySku.put(variant.sku(), line);
        linesByOptions.put(variant.optionValues(), line);
        variants.add(variant);
        rows.add(new ImportedProduct.Row(line, variant.sku()));
    }

    private static void checkDifferent(@Nullable Long earlier, String what) {
        if (earlier != null) {
            throw new InvalidRowException("line %d has %s already".formatted(earlier, what));
        }
    }

    private void checkRoomFor(ImportedImage image) {
        if (images.size() == ProductLimits.MAX_IMAGES
                && !images.containsKey(image.draft().url())) {
            throw new InvalidRowException("a product has at most %,d images".formatted(ProductLimits.MAX_IMAGES));
        }
    }

    /** Exports repeat an image at each variant that it shows; the first mention counts. */
    private void keep(ImportedImage image) {
        images.putIfAbsent(image.draft().url(), image);
    }
}
