package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class ProductImportModuleTest {

    @Autowired
    ProductImporter importer;

    @Test
    void importsProductsWithoutOtherModulesThanTheCatalog() throws Exception {
        var csv = new ProductCsv().product("module-" + UUID.randomUUID());

        assertThat(importer.run(csv.stream()).rowsAccepted()).isEqualTo(1);
    }
}
