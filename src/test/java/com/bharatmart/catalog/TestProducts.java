package com.bharatmart.catalog;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.InProcessInstance;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Adds products for tests of other modules, with names that no other test uses. */
@TestComponent
public class TestProducts {

    private final ProductUpsertService upsertService;

    TestProducts(ProductUpsertService upsertService) {
        this.upsertService = upsertService;
    }

    /** For an instance that has a database of its own. */
    public static TestProducts of(InProcessInstance instance) {
        return new TestProducts(instance.bean(ProductUpsertService.class));
    }

    /** A product of one variant, a cotton towel, at ₹499. */
    public Sku towel(int pieces) {
        return put("499", "6302", pieces);
    }

    public Sku put(String rupees, String hsn, int pieces) {
        var name = UUID.randomUUID().toString().substring(0, 13);
        var sku = new Sku("T-" + name.toUpperCase(Locale.ROOT));
        put(name, sku, rupees, hsn, pieces, true);
        return sku;
    }

    /** Archives a product of one variant that {@link #put} has added. */
    public void withdraw(Sku sku) {
        put(sku.value().substring(2).toLowerCase(Locale.ROOT), sku, "499", "6302", 0, false);
    }

    /** The slug of a product that {@link #put} has added. */
    public static String slug(Sku sku) {
        return "towel-" + sku.value().substring(2).toLowerCase(Locale.ROOT);
    }

    private void put(String name, Sku sku, String rupees, String hsn, int pieces, boolean published) {
        var price = Money.rupees(rupees);
        var variant = new VariantDraft(sku, List.of(), price, price, 400, hsn, null, pieces);
        var rejections = upsertService.upsert(List.of(new ProductDraft(
                "towel-" + name,
                "Towel " + name,
                "<p>A towel.</p>",
                "Neelkosh",
                List.of("Home", "Towels"),
                List.of(),
                published ? ProductStatus.ACTIVE : ProductStatus.DRAFT,
                null,
                0,
                "IN",
                List.of(),
                List.of(variant),
                List.of())));
        if (!rejections.isEmpty()) {
            throw new AssertionError(rejections);
        }
    }
}
