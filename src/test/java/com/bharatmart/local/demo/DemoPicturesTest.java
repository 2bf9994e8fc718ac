package com.bharatmart.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.ProductAdminQuery;
import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.media.MediaAdminService;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each product of the demo has a picture, by the way that every picture goes. */
@HttpTest
class DemoPicturesTest {

    @Autowired
    Http http;

    @Autowired
    TestProducts goods;

    @Autowired
    ProductAdminService products;

    @Autowired
    MediaAdminService media;

    @Autowired
    TransactionRetry transactions;

    @Test
    void aProductWithoutAPictureGetsOne() {
        var sku = goods.towel(1);
        var product = products.list(new ProductAdminQuery(null, null, null, sku, 1, null, false))
                .page()
                .data()
                .getFirst()
                .product();
        var painter = new DemoPictures(products, media, transactions);
        Awaitility.await()
                .until(() -> http.get("/api/health")
                        .json()
                        .at("/checks/objectStorage/status")
                        .asString()
                        .equals("UP"));

        painter.draw(product);

        var seen = http.get("/api/v1/products/" + product.slug()).json();
        assertThat(seen.at("/images/0/width").asInt()).isEqualTo(800);
        var picture = http.get(seen.at("/image").asString());
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).contains("image/jpeg");
    }

    @Test
    void everyProductOfTheDemoHasAMotifAndAPictureOfItsOwn() throws IOException {
        var pictures = new HashSet<Integer>();
        for (var product : demo()) {
            var category = List.of(product.getField("Product Category").split(" > ", -1))
                    .getLast();
            var title = product.getField("Title");
            assertThat(Motif.of(title, category)).as(title).isNotEqualTo(Motif.PARCEL);
            pictures.add(Palette.of(title, product.getField("Handle")).hashCode()
                    ^ Motif.of(title, category).hashCode());
        }

        assertThat(pictures).hasSizeGreaterThan(100);
        var first = demo().getFirst();
        assertThat(DemoPicture.of(first.getField("Title"), "", first.getField("Handle")))
                .matches(same ->
                        Arrays.equals(same, DemoPicture.of(first.getField("Title"), "", first.getField("Handle"))));
    }

    private static List<NamedCsvRecord> demo() throws IOException {
        try (var csv =
                CsvReader.builder().ofNamedCsvRecord(Path.of("src", "test", "resources", "demo", "catalogue.csv"))) {
            return csv.stream().filter(row -> !row.getField("Title").isEmpty()).toList();
        }
    }
}
