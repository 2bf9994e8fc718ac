package com.bharatmart.catalog;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Turns what staff enter for a product into the product to write, or rejects it. */
@Component
class ProductValidator {

    private final CategoryRepository categories;
    private final VariantRepository variants;

    ProductValidator(CategoryRepository categories, VariantRepository variants) {
        this.categories = categories;
        this.variants = variants;
    }

    /** The form with tidied texts. Throws {@link ProductException.InvalidException} if it breaks a rule. */
    static ProductForm tidied(ProductForm form) {
        try {
            var tidied = form.tidied();
            ProductFormRules.check(tidied);
            return tidied;
        } catch (DescriptionSanitizer.TooLongException e) {
            throw invalid(
                    "#/description",
                    "size",
                    "must be at most %d characters".formatted(ProductLimits.MAX_DESCRIPTION_LENGTH));
        }
    }

    /**
     * The product to write.
     *
     * @param form tidied
     * @throws ProductException if another product has one of the SKUs, or the category does not exist
     */
    Validated validate(ProductForm form, String slug) {
        requireFreeSkus(form, slug);
        var path = pathTo(form);
        var names = path.stream().map(CategoryRepository.Step::name).toList();
        var ids = path.stream().map(CategoryRepository.Step::id).toList();
        return new Validated(form.draft(slug, names), CategoryPlacement.at(ids));
    }

    private void requireFreeSkus(ProductForm form, String slug) {
        variants.owners(form.skus()).forEach((sku, owner) -> {
            if (!owner.equals(slug)) {
                throw new ProductException.SkuTakenException(sku);
            }
        });
    }

    private List<CategoryRepository.Step> pathTo(ProductForm form) {
        var category = form.category();
        if (category == null) {
            return List.of();
        }
        var path = categories.pathTo(category);
        if (path.isEmpty()) {
            throw invalid("#/categoryId", "unknown", "must be the id of a category");
        }
        return path;
    }

    private static ProductException invalid(String pointer, String code, String detail) {
        return new ProductException.InvalidException(List.of(FieldProblem.at(pointer, code, detail)));
    }

    /** A product to write, with its place in the category tree. */
    record Validated(ProductDraft draft, CategoryPlacement placement) {}
}
