package com.bharatmart.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.ProductAdminQuery;
import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.media.MediaAdminService;
import com.bharatmart.media.PictureUploadService;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class DemoPicturesTest {

    private static final Path DEMO = Path.of("src", "test", "resources", "demo");

    @Autowired
    Http http;

    @Autowired
    TestProducts goods;

    @Autowired
    ProductAdminService products;

    @Autowired
    PictureUploadService uploads;

    @Autowired
    MediaAdminService media;

    @Autowired
    TransactionRetry transactions;

    @Test
    void addsThePictureToTheProduct() throws IOException {
        var sku = goods.towel(1);
        var product = products.list(new ProductAdminQuery(null, null, null, sku, 1, null, false))
                .page()
                .data()
                .getFirst()
                .product();
        var pictures = new DemoPictures(products, uploads, media, transactions);
        Awaitility.await()
                .until(() -> http.get("/api/health")
                        .json()
                        .at("/checks/objectStorage/status")
                        .asString()
                        .equals("UP"));

        pictures.addPicture(
                product,
                DemoPictures.file(demoProducts().getFirst().getField("Handle")).orElseThrow());

        var shown = http.get("/api/v1/products/" + product.slug()).json();
        assertThat(shown.at("/images/0/width").asInt()).isEqualTo(480);
        var picture = http.get(shown.at("/image").asString());
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).contains("image/jpeg");
    }

    @Test
    void everyDemoProductHasAPictureOfItsOwn() throws IOException {
        var pictures = new HashSet<ByteBuffer>();
        var products = demoProducts();
        for (var product : products) {
            var slug = product.getField("Handle");
            var file = DemoPictures.file(slug);
            assertThat(file).as(slug).isPresent();
            assertThat(ImageIO.read(new ByteArrayInputStream(file.orElseThrow()))
                            .getWidth())
                    .isEqualTo(480);
            pictures.add(ByteBuffer.wrap(file.orElseThrow()));
        }

        assertThat(pictures).hasSizeGreaterThan(100);
        try (var files = Files.list(DEMO.resolve("pictures"))) {
            assertThat(files).hasSameSizeAs(products);
        }
    }

    private static List<NamedCsvRecord> demoProducts() throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(DEMO.resolve("catalogue.csv"))) {
            return csv.stream().filter(row -> !row.getField("Title").isEmpty()).toList();
        }
    }
}
