package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.shared.Money;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Applies a variant of a file to the same variant of an existing product, or adds it to the product. */
final class ImportedVariantUpdate {

    private final ImportHeader header;
    private final ImportOptions options;
    private final List<ProductForm.Variant> existing;
    private final ImportedVariant imported;

    /** @param existing the variants of the product */
    ImportedVariantUpdate(
            ImportHeader header, ImportOptions options, List<ProductForm.Variant> existing, ImportedVariant imported) {
        this.header = header;
        this.options = options;
        this.existing = existing;
        this.imported = imported;
    }

    /** The values of three options, blank for none. */
    static List<String> slotValues(List<String> optionValues) {
        return IntStream.range(0, ImportColumn.OPTION_VALUES.size())
                .mapToObj(i -> i < optionValues.size() ? optionValues.get(i) : "")
                .toList();
    }

    /**
     * The variant to write. Throws {@link InvalidRowException} if it cannot be written.
     *
     * @param names of the product's options: three, blank for none
     */
    VariantDraft draft(List<String> names) {
        var present = present();
        var values = values(present);
        options.requireOptions(names, values);
        var optionValues = options.fitting(names, values);
        return present == null ? added(optionValues) : changed(present, optionValues);
    }

    private VariantDraft added(List<String> optionValues) {
        if (!header.has(ImportColumn.PRICE)) {
            throw new InvalidRowException(
                    "the variant is new, and the file has no column \"%s\"".formatted(header.name(ImportColumn.PRICE)));
        }
        var draft = imported.draft();
        return new VariantDraft(
                draft.sku(),
                optionValues,
                draft.price(),
                draft.mrp(),
                draft.weightGrams(),
                draft.hsn(),
                draft.barcode(),
                draft.quantity(),
                draft.image());
    }

    private VariantDraft changed(ProductForm.Variant present, List<String> optionValues) {
        var draft = imported.draft();
        var price = header.has(ImportColumn.PRICE) ? draft.price() : present.price();
        return new VariantDraft(
                present.sku(),
                optionValues,
                price,
                ImportedVariant.mrp(
                        header.has(ImportColumn.COMPARE_AT_PRICE) ? imported.compareAt() : compareAt(present), price),
                header.has(ImportColumn.GRAMS) ? draft.weightGrams() : present.weightGrams(),
                header.has(ImportColumn.HS_CODE) ? draft.hsn() : present.hsn(),
                header.has(ImportColumn.BARCODE) ? draft.barcode() : present.barcode(),
                draft.quantity(),
                header.has(ImportColumn.VARIANT_IMAGE) ? draft.image() : present.image());
    }

    /** A variant whose MRP is its price has no "compare at" price. It gets none when the price changes. */
    private static @Nullable Money compareAt(ProductForm.Variant present) {
        return present.mrp().compareTo(present.price()) > 0 ? present.mrp() : null;
    }

    /** The variant with this SKU; if the row has none, the one with these options. */
    private ProductForm.@Nullable Variant present() {
        var same = existing.stream()
                .filter(variant -> variant.sku().equals(imported.sku()))
                .findFirst()
                .orElse(null);
        if (imported.hasSku()) {
            return same;
        }
        var matching = existing.stream().filter(this::hasSameOptions).toList();
        if (same != null && (matching.isEmpty() || matching.contains(same))) {
            return same;
        }
        if (matching.size() > 1) {
            throw new InvalidRowException("the row can mean each of %d variants: it needs their options or \"%s\""
                    .formatted(matching.size(), header.name(ImportColumn.SKU)));
        }
        return matching.isEmpty() ? null : matching.getFirst();
    }

    private boolean hasSameOptions(ProductForm.Variant variant) {
        var values = slotValues(variant.optionValues());
        return IntStream.range(0, values.size())
                .filter(options::hasValue)
                .allMatch(i -> values.get(i).equals(imported.slotValues().get(i)));
    }

    private List<String> values(ProductForm.@Nullable Variant present) {
        var values = slotValues(present == null ? List.of() : present.optionValues());
        return IntStream.range(0, values.size())
                .mapToObj(i -> options.hasValue(i) ? imported.slotValues().get(i) : values.get(i))
                .toList();
    }
}
