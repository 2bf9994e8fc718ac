package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductDraft;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductRejection;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Applies a product of a file to an existing one. A column that the file lacks leaves its field as it is, and a blank cell
 * clears it. Variants that the file does not list stay, and so do images, unless the file has none for the product.
 */
final class ImportedProductUpdate {

    private final ImportedProduct imported;
    private final ImportHeader header;
    private final ImportOptions options;
    private final ProductAdminView existing;
    private final Consumer<ProductRejection> rejections;

    ImportedProductUpdate(ImportedProduct imported, ProductAdminView existing, Consumer<ProductRejection> rejections) {
        this.imported = imported;
        this.header = imported.header();
        this.options = imported.fields().options();
        this.existing = existing;
        this.rejections = rejections;
    }

    /** Throws {@link InvalidRowException} if the whole product is rejected. */
    ProductDraft draft() {
        var names = optionNames();
        var variants = listedVariants(names);
        variants.addAll(changedOthers(names, variants));
        var fields = imported.fields().draft();
        var form = existing.form();
        return new ProductDraft(
                fields.handle(),
                sets(ImportColumn.TITLE) ? fields.title() : form.name(),
                sets(ImportColumn.BODY) ? fields.descriptionHtml() : form.description(),
                sets(ImportColumn.VENDOR) ? fields.brand() : form.brand(),
                fields.categoryPath(),
                sets(ImportColumn.TAGS) ? fields.tags() : form.tags(),
                imported.fields().isDescribed() ? imported.fields().status().applyTo(form.status()) : form.status(),
                sets(ImportColumn.RATING) ? fields.rating() : existing.rating(),
                sets(ImportColumn.RATING_COUNT) ? fields.ratingCount() : existing.ratingCount(),
                sets(ImportColumn.COUNTRY) ? fields.countryOfOrigin() : form.countryOfOrigin(),
                names.stream().filter(name -> !name.isEmpty()).toList(),
                variants,
                images());
    }

    private boolean sets(ImportColumn column) {
        return imported.fields().isDescribed() && header.has(column);
    }

    /** Three, blank for none. */
    private List<String> optionNames() {
        var present = existing.form().optionNames();
        return IntStream.range(0, options.slotNames().size())
                .mapToObj(i -> imported.fields().isDescribed() && options.hasName(i)
                        ? options.slotNames().get(i)
                        : i < present.size() ? present.get(i) : "")
                .toList();
    }

    private List<VariantDraft> listedVariants(List<String> names) {
        var drafts = new ArrayList<VariantDraft>();
        var skus = new HashSet<Sku>();
        for (var variant : imported.variants()) {
            try {
                var draft = new ImportedVariantUpdate(
                                header, options, existing.form().variants(), variant)
                        .draft(names);
                if (!skus.add(draft.sku())) {
                    throw new InvalidRowException("an earlier row is the same variant, " + draft.sku());
                }
                drafts.add(draft);
            } catch (InvalidRowException e) {
                rejections.accept(new ProductRejection(imported.handle(), variant.sku(), e.reason()));
            }
        }
        if (drafts.isEmpty() && !imported.variants().isEmpty()) {
            throw new InvalidRowException("no row of the product can be used");
        }
        return drafts;
    }

    /** The variants that the file does not list, if they lose the value of an option. */
    private List<VariantDraft> changedOthers(List<String> names, List<VariantDraft> listed) {
        var drafts = new ArrayList<VariantDraft>();
        var distinct = new HashSet<List<String>>();
        listed.forEach(variant -> distinct.add(variant.optionValues()));
        var skus = Set.copyOf(listed.stream().map(VariantDraft::sku).toList());
        for (var variant : existing.form().variants()) {
            var values = ImportedVariantUpdate.slotValues(variant.optionValues());
            if (!skus.contains(variant.sku()) && !isFitting(names, values)) {
                var fitting = fitting(names, values, variant);
                if (!distinct.add(fitting)) {
                    throw new InvalidRowException(
                            "without an option the variant %s, which the file does not list, would be the same as another one"
                                    .formatted(variant.sku()));
                }
                drafts.add(with(variant, fitting));
            }
        }
        return drafts;
    }

    private static boolean isFitting(List<String> names, List<String> values) {
        return IntStream.range(0, names.size())
                .allMatch(i -> names.get(i).isEmpty() == values.get(i).isEmpty());
    }

    private List<String> fitting(List<String> names, List<String> values, ProductForm.Variant variant) {
        try {
            return options.fitting(names, values);
        } catch (InvalidRowException e) {
            throw new InvalidRowException(
                    "the product gets another option, for which the variant %s, which the file does not list, has no value"
                            .formatted(variant.sku()));
        }
    }

    private static VariantDraft with(ProductForm.Variant variant, List<String> optionValues) {
        return new VariantDraft(
                variant.sku(),
                optionValues,
                variant.price(),
                variant.mrp(),
                variant.weightGrams(),
                variant.hsn(),
                variant.barcode(),
                null,
                variant.image());
    }

    private List<ProductImage> images() {
        if (imported.clearsImages()) {
            return List.of();
        }
        var merged = new LinkedHashMap<String, ProductImage>();
        existing.form().images().forEach(image -> merged.put(image.url(), image));
        var listed = new LinkedHashMap<String, ProductImage>();
        for (var image : imported.images()) {
            var present = merged.get(image.url());
            listed.put(image.url(), present == null || header.has(ImportColumn.IMAGE_ALT) ? image : present);
        }
        if (header.has(ImportColumn.IMAGE_POSITION) && listed.keySet().containsAll(merged.keySet())) {
            return List.copyOf(listed.values());
        }
        merged.putAll(listed);
        return List.copyOf(merged.values());
    }
}
