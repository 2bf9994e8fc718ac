package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.list.ProductService;
import com.bharatmart.testing.ModuleTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class CatalogModuleTest {

    @Autowired
    ProductUpsertService upsertService;

    @Autowired
    ProductService products;

    @Test
    void addsAndShowsProductsWithoutOtherModules() {
        var draft = ProductDrafts.of("Brass Lamp").draft();

        assertThat(upsertService.upsert(List.of(draft))).isEmpty();

        assertThat(products.find(Slug.of(draft.handle())))
                .hasValueSatisfying(
                        product -> assertThat(product.summary().name()).isEqualTo("Brass Lamp"));
    }
}
