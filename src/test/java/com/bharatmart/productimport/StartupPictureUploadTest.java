package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.ProductDrafts;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductUpsertService;
import com.bharatmart.media.MediaAdminService;
import com.bharatmart.media.MediaProperties;
import com.bharatmart.media.PictureUploadService;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@HttpTest
class StartupPictureUploadTest {

    private static final String WEB = "https://shop.example.com/mug.jpg";

    @TempDir
    Path folder;

    @Autowired
    Http http;

    @Autowired
    ProductImporter importer;

    @Autowired
    ProductAdminService catalog;

    @Autowired
    ProductUpsertService products;

    @Autowired
    PictureUploadService uploads;

    @Autowired
    MediaAdminService media;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    MediaProperties properties;

    @Autowired
    DatabaseMonitor database;

    private final String handle = ProductDrafts.unique("mug");

    @BeforeEach
    void awaitObjectStorage() {
        await().until(() -> http.get("/api/health")
                .json()
                .at("/checks/objectStorage/status")
                .asString()
                .equals("UP"));
    }

    @Test
    void aProductGetsThePicturesThatItsRowsName() throws Exception {
        draw("front.jpg", 480);
        draw("back.png", 320);
        write(new ProductCsv()
                .row(handle, image("front.jpg", "Front", ImportColumn.TITLE, "Mug", ImportColumn.PRICE, "499"))
                .row(handle, image("back.png", "")));

        assertThat(start()).isEqualTo(1);

        var shown = http.get("/api/v1/products/" + handle).json();
        assertThat(shown.at("/images/0/width").asInt()).isEqualTo(480);
        assertThat(shown.at("/images/0/alt").asString()).isEqualTo("Front");
        assertThat(shown.at("/images/1/width").asInt()).isEqualTo(320);
        assertThat(http.get(shown.at("/image").asString()).header("Content-Type"))
                .contains("image/jpeg");
    }

    @Test
    void theNextStartLeavesThePicturesOfAProductAsTheyAre() throws Exception {
        draw("front.jpg", 480);
        write(new ProductCsv()
                .row(handle, image("front.jpg", "", ImportColumn.TITLE, "Mug", ImportColumn.PRICE, "499"))
                .row(handle, image(WEB, "")));
        start();
        var images = images();
        draw("front.jpg", 640);

        assertThat(start()).isZero();

        assertThat(images()).isEqualTo(images).hasSize(2);
    }

    @Test
    void aFileThatIsNoPictureLeavesTheOthers() throws Exception {
        Files.writeString(folder.resolve("front.jpg"), "not a picture");
        draw("back.jpg", 320);
        write(new ProductCsv()
                .row(handle, image("front.jpg", "", ImportColumn.TITLE, "Mug", ImportColumn.PRICE, "499"))
                .row(handle, image("back.jpg", "")));

        start();

        assertThat(images()).hasSize(1);
    }

    @Test
    void theReportNamesTheRowWhoseFileIsNotThere() throws Exception {
        write(new ProductCsv().product(handle).row(handle, image("../nothing.jpg", "")));

        var report = imported();

        assertThat(report.rejected())
                .containsExactly(new RejectedRow(
                        3,
                        "\"../nothing.jpg\" is neither an http or https address nor a file in the folder of this one"));
        assertThat(report.rowsAccepted()).isEqualTo(1);
    }

    @Test
    void anUploadedFileCannotNameFilesOfTheInstance() {
        var report = importer.run(new ProductCsv().product(handle).row(handle, image("products.csv", "")).stream());

        assertThat(report.rejected())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("is not an http or https address"));
    }

    @Test
    void everyDemoProductHasAPictureOfItsOwn() throws IOException {
        var file = new ClassPathResource("demo/catalogue.csv");
        var pictures = new HashSet<ByteBuffer>();
        var count = 0;
        try (var csv = file.getInputStream()) {
            var reader = new ProductCsvReader(csv, PictureFolder.beside(file, properties.maxSize()), row -> {
                throw new AssertionError(row);
            });
            for (var product = reader.next(); product != null; product = reader.next()) {
                assertThat(product.files()).as(product.handle()).hasSize(1);
                var picture = product.files().getFirst().path();
                assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(480);
                pictures.add(ByteBuffer.wrap(Files.readAllBytes(picture)));
                count++;
            }
        }

        assertThat(pictures).hasSizeGreaterThan(100);
        try (var files = Files.list(file.getFile().toPath().resolveSibling("pictures"))) {
            assertThat(files).hasSize(count);
        }
    }

    private int start() throws IOException, InterruptedException {
        var startup = startup();
        startup.afterSingletonsInstantiated();
        return new StartupPictureUpload(startup, catalog, products, uploads, media, transactions).uploadAll();
    }

    private ImportResult imported() throws IOException {
        var file = Objects.requireNonNull(startup().file());
        try (var csv = file.getInputStream()) {
            return importer.run(csv, startup().pictures(file));
        }
    }

    private StartupImport startup() {
        var file = folder.resolve("products.csv").toString();
        return new StartupImport(importer, new StartupImportProperties(file), properties, database);
    }

    private List<ProductImage> images() {
        return catalog.findByHandle(handle).orElseThrow().form().images();
    }

    private void write(ProductCsv csv) throws IOException {
        Files.writeString(folder.resolve("products.csv"), csv.toString());
    }

    private void draw(String name, int width) throws IOException {
        var format = name.substring(name.lastIndexOf('.') + 1);
        var image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        image.setRGB(width / 2, width / 2, handle.hashCode());
        assertThat(ImageIO.write(image, format, folder.resolve(name).toFile())).isTrue();
    }

    private static Object[] image(String name, String alt, Object... more) {
        return Stream.concat(Stream.of(ImportColumn.IMAGE, name, ImportColumn.IMAGE_ALT, alt), Stream.of(more))
                .toArray();
    }
}
