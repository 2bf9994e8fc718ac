package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a product from its rows. A row is used as a whole or rejected as a whole. */
final class ImportedProductBuilder {

    private final ImportHeader header;
    private final ImportedProductFields fields;
    private final PictureFolder pictures;
    private final Map<Sku, Long> linesBySku = new HashMap<>();
    private final Map<List<String>, Long> linesByOptions = new HashMap<>();
    private final List<ImportedVariant> variants = new ArrayList<>();
    private final Map<String, ImportedImage> images = new LinkedHashMap<>();
    private final List<ImportedProduct.Row> rows = new ArrayList<>();
    private boolean mayHaveImages;

    ImportedProductBuilder(ImportHeader header, ImportedProductFields fields, PictureFolder pictures) {
        this.header = header;
        this.fields = fields;
        this.pictures = pictures;
        this.mayHaveImages = !fields.isDescribed();
    }

    /** Adds the first row of the product. It must have a variant, as in Shopify's exports, if the file has variants at all. */
    void addFirst(ImportRow row) {
        noteImage(row);
        var image = ImportedImage.of(row, pictures);
        if (describesVariants()) {
            add(row.line(), ImportedVariant.of(row, fields), image);
        } else {
            if (image != null) {
                addImage(image);
            }
            rows.add(new ImportedProduct.Row(row.line(), null));
        }
    }

    /** Throws {@link InvalidRowException} for a row that is empty or not valid. */
    void add(ImportRow row) {
        noteImage(row);
        var image = ImportedImage.of(row, pictures);
        if (!ImportedVariant.isAbsent(row)) {
            add(row.line(), ImportedVariant.of(row, fields), image);
        } else if (image != null) {
            requireRoomFor(image);
            addImage(image);
            rows.add(new ImportedProduct.Row(row.line(), null));
        } else {
            throw new InvalidRowException("the row has neither a variant nor an image");
        }
    }

    /** Notes a line that may belong to the product and cannot be read. */
    void noteBrokenRow() {
        mayHaveImages = true;
    }

    /** Whether there is anything to write: a variant, or only fields of the product because the file has no variants. */
    boolean isComplete() {
        return !variants.isEmpty() || (!describesVariants() && !rows.isEmpty());
    }

    List<ImportedProduct.Row> rows() {
        return rows;
    }

    ImportedProduct build() {
        var inOrder = images.values().stream()
                .sorted(Comparator.comparingInt(ImportedImage::position))
                .toList();
        return new ImportedProduct(
                header,
                fields,
                variants,
                inOrder.stream()
                        .filter(image -> image.file() == null)
                        .map(ImportedImage::draft)
                        .toList(),
                inOrder.stream()
                        .map(ImportedImage::file)
                        .filter(Objects::nonNull)
                        .toList(),
                header.has(ImportColumn.IMAGE) && !mayHaveImages,
                rows);
    }

    private boolean describesVariants() {
        return header.hasAny(ImportColumn.OF_VARIANTS);
    }

    /** An image of a row that is rejected is an image too: without it the product does not lose those that it has. */
    private void noteImage(ImportRow row) {
        mayHaveImages |= !row.isBlank(ImportColumn.IMAGE);
    }

    private void add(long line, ImportedVariant variant, @Nullable ImportedImage image) {
        requireUnique(linesBySku.get(variant.sku()), "the sku " + variant.sku());
        if (hasOptionValues()) {
            requireUnique(linesByOptions.get(variant.slotValues()), "the same options");
        }
        if (variants.size() == ProductLimits.MAX_VARIANTS) {
            throw new InvalidRowException("a product has at most %,d variants".formatted(ProductLimits.MAX_VARIANTS));
        }
        if (image != null) {
            requireRoomFor(image);
            addImage(image);
        }
        linesBySku.put(variant.sku(), line);
        linesByOptions.put(variant.slotValues(), line);
        variants.add(variant);
        rows.add(new ImportedProduct.Row(line, variant.sku()));
    }

    /** Without them, only the SKUs tell the variants apart. */
    private boolean hasOptionValues() {
        return header.hasAny(ImportColumn.OPTION_VALUES);
    }

    private static void requireUnique(@Nullable Long earlier, String what) {
        if (earlier != null) {
            throw new InvalidRowException("line %d already has %s".formatted(earlier, what));
        }
    }

    private void requireRoomFor(ImportedImage image) {
        if (images.size() == ProductLimits.MAX_IMAGES
                && !images.containsKey(image.draft().url())) {
            throw new InvalidRowException("a product has at most %,d images".formatted(ProductLimits.MAX_IMAGES));
        }
    }

    /** Exports repeat an image for each variant that it shows; the first one counts. */
    private void addImage(ImportedImage image) {
        images.putIfAbsent(image.draft().url(), image);
    }
}
