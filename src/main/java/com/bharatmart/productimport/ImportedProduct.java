package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductDraft;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductRejection;
import com.bharatmart.catalog.ProductUpsertService;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A product that was read from a file, with its rows. What it sets of an existing product depends on the columns of the
 * file.
 *
 * @param images with an address, in the order of their positions
 * @param files the images to upload, in the order of their positions; {@link StartupPictureUpload} adds them
 * @param clearsImages whether the file has images, but none for this product
 * @param rows at least one
 */
record ImportedProduct(
        ImportHeader header,
        ImportedProductFields fields,
        List<ImportedVariant> variants,
        List<ProductImage> images,
        List<PictureFile> files,
        boolean clearsImages,
        List<Row> rows)
        implements ProductUpsertService.Change {

    /**
     * @param sku of the variant in the row, null if it has none
     */
    record Row(long line, @Nullable Sku sku) {}

    ImportedProduct {
        variants = List.copyOf(variants);
        images = List.copyOf(images);
        files = List.copyOf(files);
        rows = List.copyOf(rows);
    }

    /** The SKUs with a quantity in the file. */
    Set<Sku> countedSkus() {
        return variants.stream()
                .filter(variant -> variant.draft().quantity() != null)
                .map(ImportedVariant::sku)
                .collect(Collectors.toSet());
    }

    /** The same without quantities, so that the stock stays as it is. */
    ImportedProduct withoutQuantities() {
        var uncounted = variants.stream().map(ImportedVariant::withoutQuantity).toList();
        return new ImportedProduct(header, fields, uncounted, images, files, clearsImages, rows);
    }

    @Override
    public String handle() {
        return fields.handle();
    }

    @Override
    public boolean keepsCategory() {
        return fields.keepsCategory() || !fields.isDescribed();
    }

    /** The rejections have the SKUs of {@link #rows}. */
    @Override
    public @Nullable ProductDraft applyTo(@Nullable ProductAdminView existing, Consumer<ProductRejection> rejections) {
        try {
            return existing == null
                    ? create(rejections)
                    : new ImportedProductUpdate(this, existing, rejections).draft();
        } catch (InvalidRowException e) {
            rejections.accept(new ProductRejection(handle(), null, e.reason()));
            return null;
        }
    }

    private ProductDraft create(Consumer<ProductRejection> rejections) {
        require(ImportColumn.TITLE);
        require(ImportColumn.PRICE);
        var names = fields.options().slotNames();
        var drafts = new ArrayList<VariantDraft>();
        var distinct = new HashSet<List<String>>();
        for (var variant : variants) {
            try {
                fields.options().requireOptions(names, variant.slotValues());
                fields.options().fitting(names, variant.slotValues());
                if (!distinct.add(variant.slotValues())) {
                    throw new InvalidRowException("an earlier row has the same options");
                }
                drafts.add(variant.draft());
            } catch (InvalidRowException e) {
                rejections.accept(new ProductRejection(handle(), variant.sku(), e.reason()));
            }
        }
        return fields.draft().with(fields.options().names(), drafts, images);
    }

    private void require(ImportColumn column) {
        if (!header.has(column)) {
            throw new InvalidRowException(
                    "the product is new, and the file has no column \"%s\"".formatted(header.name(column)));
        }
    }
}
