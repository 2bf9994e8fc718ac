package com.bharatmart.catalog;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What has to be true of a product besides what each of its fields says for itself; the importer asks for the same. */
final class ProductValidator {

    private final ProductForm form;
    private final List<FieldProblem> problems = new ArrayList<>();

    private ProductValidator(ProductForm form) {
        this.form = form;
    }

    /** Throws {@link ProductException.InvalidException} with all that is wrong. */
    static void check(ProductForm form) {
        var rules = new ProductValidator(form);
        rules.texts();
        rules.options();
        rules.variants();
        rules.images();
        if (!rules.problems.isEmpty()) {
            throw new ProductException.InvalidException(rules.problems);
        }
    }

    private void texts() {
        if (form.name().isEmpty()) {
            refuse("#/name", "not_blank", "must have a letter or another visible character");
        }
        var country = form.countryOfOrigin();
        if (country != null
                && !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
            refuse("#/countryOfOrigin", "invalid", "must be a country's two letters (ISO 3166-1)");
        }
    }

    private void options() {
        var different = new HashSet<String>();
        for (var i = 0; i < form.optionNames().size(); i++) {
            var name = form.optionNames().get(i);
            if (name.isEmpty() || !different.add(name.toLowerCase(Locale.ROOT))) {
                refuse("#/optionNames/" + i, "invalid", "must be a name, and another one than those before it");
            }
        }
    }

    private void variants() {
        if (form.variants().isEmpty()) {
            refuse("#/variants", "not_empty", "must have at least one");
        }
        var skus = new HashSet<>();
        var options = new HashSet<>();
        for (var i = 0; i < form.variants().size(); i++) {
            var variant = form.variants().get(i);
            var pointer = "#/variants/" + i;
            if (!skus.add(variant.sku())) {
                refuse(pointer + "/sku", "duplicate", "must be another one than those before it");
            }
            if (variant.optionValues().size() != form.optionNames().size()
                    || variant.optionValues().stream()
                            .anyMatch(value -> value.isEmpty() || value.equals(ProductLimits.RESERVED_OPTION_VALUE))) {
                refuse(pointer + "/options", "invalid", "must have a value for each option of the product");
            } else if (!options.add(variant.optionValues())) {
                refuse(pointer + "/options", "duplicate", "must differ from those of the variants before it");
            }
            prices(pointer, variant);
        }
    }

    private void prices(String pointer, ProductForm.Variant variant) {
        if (!isInRange(variant.price())) {
            refuse(pointer + "/price", "range", "must be between 1 paisa and 1 crore rupees");
        } else if (!isInRange(variant.mrp()) || variant.mrp().compareTo(variant.price()) < 0) {
            refuse(pointer + "/mrp", "range", "must be at least the price, and at most 1 crore rupees");
        }
    }

    private static boolean isInRange(Money price) {
        return price.currency().equals(Money.ZERO.currency())
                && price.compareTo(Money.ZERO) > 0
                && price.compareTo(ProductLimits.MAX_PRICE) <= 0;
    }

    private void images() {
        var different = new HashSet<String>();
        for (var i = 0; i < form.images().size(); i++) {
            var url = form.images().get(i).url();
            if (!ImageDraft.isUrl(url) || !different.add(url)) {
                refuse("#/images/" + i + "/url", "invalid", "must be an http or https address that is there once");
            }
        }
    }

    private void refuse(String pointer, String code, String detail) {
        problems.add(FieldProblem.at(pointer, code, detail));
    }
}
