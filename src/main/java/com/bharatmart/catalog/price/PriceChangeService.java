package com.bharatmart.catalog.price;

import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.ProductException;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the prices of many variants: all of them or none. */
@Service
public class PriceChangeService {

    /** The maximum number of variants in one change. */
    public static final int MAX_CHANGES = 200;

    private final ProductAdminService products;

    PriceChangeService(ProductAdminService products) {
        this.products = products;
    }

    /**
     * Changes the prices and records each changed product in the audit log. Locks the products in the order of their ids, as
     * all other changes do.
     *
     * @return the variants with their new prices, in the order of the changes
     * @throws ProductException.InvalidException with all errors, at {@code #/items/3}, if a SKU is unknown or a price breaks
     *     a rule of its product; then no price has changed
     */
    @Transactional
    public List<ProductForm.Variant> change(List<PriceChange> changes) {
        var positions = positions(changes);
        var owners = products.lockProductsOf(positions.keySet());
        requireAll(positions, owners);
        var byProduct = new TreeMap<ProductId, Map<Sku, PriceChange>>(Comparator.comparing(ProductId::value));
        changes.forEach(change -> byProduct
                .computeIfAbsent(Objects.requireNonNull(owners.get(change.sku())), _ -> new HashMap<>())
                .put(change.sku(), change));
        var variants = new HashMap<Sku, ProductForm.Variant>();
        var problems = new ArrayList<FieldProblem>();
        byProduct.forEach((product, wanted) -> {
            try {
                products.change(product, new IfMatch(null), view -> with(view.form(), wanted, variants));
            } catch (ProductException.InvalidException e) {
                var skus = products.view(product).form().variants().stream()
                        .map(ProductForm.Variant::sku)
                        .toList();
                e.problems().forEach(problem -> problems.add(inRequest(problem, skus, positions, wanted)));
            }
        });
        reject(problems);
        return changes.stream()
                .map(change -> Objects.requireNonNull(variants.get(change.sku())))
                .toList();
    }

    private static Map<Sku, Integer> positions(List<PriceChange> changes) {
        var positions = new HashMap<Sku, Integer>();
        var problems = new ArrayList<FieldProblem>();
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            if (positions.putIfAbsent(change.sku(), i) != null) {
                problems.add(FieldProblem.at(
                        "#/items/%d/sku".formatted(i), "duplicate", "must be another one than those before it"));
            }
            if (change.price() == null && change.mrp() == null) {
                problems.add(FieldProblem.at("#/items/" + i, "empty", "must have a price, an mrp or both"));
            }
        }
        reject(problems);
        return positions;
    }

    private static void requireAll(Map<Sku, Integer> positions, Map<Sku, ProductId> owners) {
        reject(positions.entrySet().stream()
                .filter(position -> !owners.containsKey(position.getKey()))
                .sorted(Map.Entry.comparingByValue())
                .map(position -> FieldProblem.at(
                        "#/items/%d/sku".formatted(position.getValue()), "unknown", "must be the sku of a variant"))
                .toList());
    }

    private static ProductForm with(
            ProductForm form, Map<Sku, PriceChange> wanted, Map<Sku, ProductForm.Variant> results) {
        var variants = form.variants().stream()
                .map(variant -> {
                    var change = wanted.get(variant.sku());
                    return change == null ? variant : change.appliedTo(variant);
                })
                .toList();
        variants.stream()
                .filter(variant -> wanted.containsKey(variant.sku()))
                .forEach(variant -> results.put(variant.sku(), variant));
        return form.withVariants(variants);
    }

    /** The problem of a product at the place of the variant in the request, or of another variant of the product. */
    private static FieldProblem inRequest(
            FieldProblem problem, List<Sku> skus, Map<Sku, Integer> positions, Map<Sku, PriceChange> wanted) {
        var path = Objects.requireNonNullElse(problem.pointer(), "").split("/", 4);
        if (path.length == 4 && path[1].equals("variants")) {
            var position = positions.get(skus.get(Integer.parseInt(path[2])));
            if (position != null) {
                return FieldProblem.at("#/items/" + position + '/' + path[3], problem.code(), problem.detail());
            }
        }
        var first = wanted.keySet().stream()
                .map(positions::get)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return FieldProblem.at(
                "#/items/" + first,
                problem.code(),
                "belongs to a product that is not valid: %s %s".formatted(problem.pointer(), problem.detail()));
    }

    private static void reject(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ProductException.InvalidException(problems);
        }
    }
}
