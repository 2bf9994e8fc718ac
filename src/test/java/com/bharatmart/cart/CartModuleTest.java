package com.bharatmart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Quantity;
import com.bharatmart.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(TestProducts.class)
class CartModuleTest {

    @Autowired
    CartService carts;

    @Autowired
    TestProducts products;

    @Test
    void addsToACartWithoutOtherModules() {
        var sku = products.towel(5);
        var cart = carts.create();

        var changed = carts.add(cart.id(), null, new IfMatch(null), sku, new Quantity(2));

        assertThat(changed.lines()).singleElement().satisfies(line -> {
            assertThat(line.offer().sku()).isEqualTo(sku);
            assertThat(line.quantity()).isEqualTo(new Quantity(2));
            assertThat(line.inStock()).isTrue();
        });
    }
}
