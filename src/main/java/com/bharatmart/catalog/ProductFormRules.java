package com.bharatmart.catalog;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** The rules of a product form that concern more than one field, or that a field cannot declare. The importer has the same rules. */
final class ProductFormRules {

    private final ProductForm form;
    private final List<FieldProblem> problems = new ArrayList<>();

    private ProductFormRules(ProductForm form) {
        this.form = form;
    }

    /** Throws {@link ProductException.InvalidException} with all problems. */
    static void check(ProductForm form) {
        var rules = new ProductFormRules(form);
        rules.checkTexts();
        rules.checkOptions();
        rules.checkVariants();
        rules.checkImages();
        if (!rules.problems.isEmpty()) {
            throw new ProductException.InvalidException(rules.problems);
        }
    }

    private void checkTexts() {
        if (form.name().isEmpty()) {
            reject("#/name", "not_blank", "must have a letter or another visible character");
        }
        var country = form.countryOfOrigin();
        if (country != null
                && !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
            reject("#/countryOfOrigin", "invalid", "must be a country's two letters (ISO 3166-1)");
        }
    }

    private void checkOptions() {
        var distinct = new HashSet<String>();
        for (var i = 0; i < form.optionNames().size(); i++) {
            var name = form.optionNames().get(i);
            if (name.isEmpty() || !distinct.add(name.toLowerCase(Locale.ROOT))) {
                reject("#/optionNames/" + i, "invalid", "must be a name, and another one than those before it");
            }
        }
    }

    private void checkVariants() {
        if (form.variants().isEmpty()) {
            reject("#/variants", "not_empty", "must have at least one");
        }
        var skus = new HashSet<>();
        var options = new HashSet<>();
        for (var i = 0; i < form.variants().size(); i++) {
            var variant = form.variants().get(i);
            var pointer = "#/variants/" + i;
            if (!skus.add(variant.sku())) {
                reject(pointer + "/sku", "duplicate", "must be another one than those before it");
            }
            if (variant.optionValues().size() != form.optionNames().size()
                    || variant.optionValues().stream()
                            .anyMatch(value -> value.isEmpty() || value.equals(ProductLimits.RESERVED_OPTION_VALUE))) {
                reject(pointer + "/options", "invalid", "must have a value for each option of the product");
            } else if (!options.add(variant.optionValues())) {
                reject(pointer + "/options", "duplicate", "must differ from those of the variants before it");
            }
            checkPrices(pointer, variant);
        }
    }

    private void checkPrices(String pointer, ProductForm.Variant variant) {
        if (!isInRange(variant.price())) {
            reject(pointer + "/price", "range", "must be between 1 paisa and 1 crore rupees");
        } else if (!isInRange(variant.mrp()) || variant.mrp().compareTo(variant.price()) < 0) {
            reject(pointer + "/mrp", "range", "must be at least the price, and at most 1 crore rupees");
        }
    }

    private static boolean isInRange(Money price) {
        return price.currency().equals(Money.ZERO.currency())
                && price.compareTo(Money.ZERO) > 0
                && price.compareTo(ProductLimits.MAX_PRICE) <= 0;
    }

    private void checkImages() {
        var distinct = new HashSet<String>();
        for (var i = 0; i < form.images().size(); i++) {
            var url = form.images().get(i).url();
            if (!ProductImage.isUrl(url) || !distinct.add(url)) {
                reject("#/images/" + i + "/url", "invalid", "must be an http or https address that is there once");
            }
        }
    }

    private void reject(String pointer, String code, String detail) {
        problems.add(FieldProblem.at(pointer, code, detail));
    }
}
