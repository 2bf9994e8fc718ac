package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.catalog.ProductDrafts;
import com.bharatmart.catalog.ProductUpsertService;
import com.bharatmart.local.LocalPostgres;
import com.bharatmart.media.MediaProperties;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.dependency.DatabaseMonitor;
import com.bharatmart.testing.HttpTest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@HttpTest
class ProductImportTest {

    /** The role of the service may not change the schema. */
    private static final JdbcClient OWNER =
            JdbcClient.create(LocalPostgres.shared().asOwner("postgres"));

    private static final String DEMO = "demo/catalogue.csv";

    private final ProductImporter importer;
    private final ProductUpsertService upsertService;
    private final JdbcClient jdbc;

    private final TransactionRetry transactions;
    private final MediaProperties media;

    private final DatabaseMonitor database;

    @Autowired
    ProductImportTest(
            ProductImporter importer,
            ProductUpsertService upsertService,
            TransactionRetry transactions,
            MediaProperties media,
            DatabaseMonitor database,
            JdbcClient jdbc) {
        this.importer = importer;
        this.upsertService = upsertService;
        this.transactions = transactions;
        this.media = media;
        this.database = database;
        this.jdbc = jdbc;
    }

    @AfterEach
    void removeTriggers() {
        OWNER.sql("DROP TRIGGER IF EXISTS poison ON product").update();
        OWNER.sql("DROP FUNCTION IF EXISTS poison()").update();
    }

    @Test
    void importsTheDemoCatalogueWithoutOneRejection() throws IOException {
        var report = importedDemo();

        assertThat(report).isEqualTo(new ImportResult(433, 0, 0, 159, List.of()));
    }

    @Test
    void aSecondImportChangesNothing() throws IOException {
        importedDemo();
        var before = everything();

        var report = importedDemo();

        assertThat(report.rowsAccepted()).isEqualTo(433);
        assertThat(everything()).isEqualTo(before);
    }

    /** Exports of real shops. They are not part of the project and may be absent. */
    @ParameterizedTest
    @ValueSource(strings = {"apparel.csv", "home-and-garden.csv"})
    void importingAnExportOfShopifyTwiceChangesNothing(String name) throws IOException {
        var file = Path.of(System.getProperty("bharatmart.test.shopify", "../shared/data/shopify"), name);
        assumeTrue(Files.exists(file), () -> file + " is not here");

        var report = imported(Files.newInputStream(file));
        var before = everything();

        assertThat(report.rejected()).isEmpty();
        assertThat(report.products()).isPositive();
        assertThat(imported(Files.newInputStream(file))).isEqualTo(report);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void brokenRowsDoNotAffectValidOnes() throws IOException {
        var a = ProductDrafts.unique("a");
        var csv = new ProductCsv()
                .product(a + "-1")
                .line(a + "-2,\"Broken quote,<p>")
                .product(a + "-3")
                .row(a + "-4", ImportColumn.TITLE, "Wrong price", ImportColumn.PRICE, "12,50")
                .product(a + "-5")
                .row(a + "-6", ImportColumn.TITLE, "5 MB", ImportColumn.BODY, "x".repeat(5 << 20))
                .product(a + "-7");

        var report = imported(csv.stream());

        assertThat(report.rejected()).extracting(RejectedRow::line).containsExactly(3L, 5L, 7L);
        assertThat(report.rowsAccepted()).isEqualTo(4);
        assertThat(report.products()).isEqualTo(4);
        assertThat(slugs(a)).containsExactly(a + "-1", a + "-3", a + "-5", a + "-7");
    }

    @Test
    void reportsTheLineOfASkuOfAnotherProduct() throws IOException {
        var a = ProductDrafts.unique("a");
        imported(new ProductCsv().product(a).stream());

        var report = imported(new ProductCsv()
                        .row(
                                a + "-2",
                                ImportColumn.TITLE,
                                "T",
                                ImportColumn.OPTION1_NAME,
                                "Size",
                                ImportColumn.OPTION1_VALUE,
                                "S",
                                ImportColumn.PRICE,
                                "1")
                        .row(a + "-2", ImportColumn.OPTION1_VALUE, "M", ImportColumn.PRICE, "1", ImportColumn.SKU, a)
                        .row(a + "-3", ImportColumn.TITLE, "T", ImportColumn.PRICE, "1", ImportColumn.SKU, a)
                        .stream());

        assertThat(report.rejected())
                .containsExactly(
                        new RejectedRow(3, "the sku belongs to another product"),
                        new RejectedRow(4, "the sku belongs to another product"));
        assertThat(report.products()).isEqualTo(1);
        assertThat(slugs(a)).containsExactly(a, a + "-2");
    }

    @Test
    void aProductThatTheDatabaseRejectsDoesNotAffectOthers() throws IOException {
        var a = ProductDrafts.unique("a");
        poison(a + "-poison", "RAISE EXCEPTION 'poison'");

        var report = imported(new ProductCsv().product(a + "-1").product(a + "-poison").product(a + "-2").stream());

        assertThat(report.rejected()).containsExactly(new RejectedRow(3, "the database rejects the product, P0001"));
        assertThat(slugs(a)).containsExactly(a + "-1", a + "-2");
    }

    @Test
    void aLostConnectionAffectsOnlyOneProduct() throws IOException {
        var a = ProductDrafts.unique("a");
        poison(a + "-poison", "PERFORM pg_terminate_backend(pg_backend_pid())");

        var report = imported(new ProductCsv().product(a + "-1").product(a + "-poison").product(a + "-2").stream());

        assertThat(report.rejected()).extracting(RejectedRow::line).containsExactly(3L);
        assertThat(slugs(a)).containsExactly(a + "-1", a + "-2");
    }

    @Test
    void stopsWithoutADatabaseAndReportsTheProgress() {
        var a = ProductDrafts.unique("a");
        poison(a + "-poison", "RAISE EXCEPTION 'poison'");
        var csv = new ProductCsv();
        for (var i = 0; i < 100; i++) {
            csv.product(a + "-" + i);
        }
        var nothingListens = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none"));

        assertThatThrownBy(() -> new ProductImporter(upsertService, nothingListens, transactions)
                        .run(csv.product(a + "-poison").stream()))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining(
                        "the database is not available. 100 rows of 100 products, up to line 101, are imported");
    }

    @Test
    void countsAllRejectedRowsAndReportsTheFirst() throws IOException {
        var csv = new ProductCsv().product(ProductDrafts.unique("a"));
        for (var i = 0; i < 1_500; i++) {
            csv.line("x");
        }

        var report = imported(csv.stream());

        assertThat(report.rowsRejected()).isEqualTo(1_500);
        assertThat(report.rejected()).hasSize(ImportTally.MAX_REJECTED_ROWS);
        assertThat(report.truncated()).isTrue();
        assertThat(report.rowsAccepted()).isEqualTo(1);
    }

    @Test
    void addsToAProductThatOccursAgainInTheFile() throws IOException {
        var a = ProductDrafts.unique("a");

        var report = imported(new ProductCsv()
                        .product(a)
                        .product(a + "-2")
                        .row(a, ImportColumn.TITLE, "T", ImportColumn.PRICE, "1", ImportColumn.SKU, a + "-again")
                        .stream());

        assertThat(report.rowsAccepted()).isEqualTo(3);
        assertThat(jdbc.sql("SELECT sku FROM variant WHERE sku LIKE ? || '%' ORDER BY sku")
                        .param(a)
                        .query(String.class)
                        .list())
                .containsExactly(a, a + "-2", a + "-again");
    }

    @Test
    void stopsAtAnUnreadableFileAndReportsTheProgress() {
        var a = ProductDrafts.unique("a");
        var csv = new ProductCsv();
        for (var i = 0; i < 150; i++) {
            csv.product(a + "-" + i);
        }

        assertThatThrownBy(() -> importer.run(new TornFile(csv.stream())))
                .isInstanceOf(ImportAbortedException.class)
                .hasMessageContaining("100 rows of 100 products, up to line 101, are imported");
    }

    @Test
    void theStartFailsWithoutTheFile() {
        assertThatThrownBy(() -> atStart("/nowhere/at-all.csv"))
                .hasMessage("The file \"/nowhere/at-all.csv\" that bharatmart.catalog.import names cannot be read:"
                        + " there is no such file.");
        assertThatThrownBy(() -> atStart("classpath:nowhere.csv")).hasMessageContaining("there is no such file");
    }

    @Test
    void theStartImportsFromTheClassPathOrAFileOrNotAtAll() throws IOException {
        var a = ProductDrafts.unique("a");
        var file = Files.createTempFile("catalogue", ".csv");
        Files.writeString(file, new ProductCsv().product(a).toString());

        atStart(" ");
        atStart("classpath:" + DEMO);
        atStart(file.toString());

        assertThat(slugs(a)).containsExactly(a);
    }

    private void atStart(String location) {
        new StartupImport(importer, new StartupImportProperties(location), media, database)
                .afterSingletonsInstantiated();
    }

    private ImportResult imported(InputStream csv) throws IOException {
        try (csv) {
            return importer.run(csv);
        }
    }

    private ImportResult importedDemo() throws IOException {
        var file = new ClassPathResource(DEMO);
        try (var csv = file.getInputStream()) {
            return importer.run(csv, PictureFolder.beside(file, media.maxSize()));
        }
    }

    private List<String> slugs(String prefix) {
        return jdbc.sql("SELECT slug FROM product WHERE slug LIKE ? || '%' ORDER BY slug")
                .param(prefix)
                .query(String.class)
                .list();
    }

    /** All rows of all tables that an import writes, with the transactions that wrote them. */
    private List<String> everything() {
        var rows = new ArrayList<String>();
        for (var table : List.of("product", "variant", "product_image", "category", "brand", "search_word")) {
            rows.addAll(jdbc.sql("SELECT concat_ws(' ', t.xmin, t.ctid, t::text) FROM %s t ORDER BY 1".formatted(table))
                    .query(String.class)
                    .list());
        }
        return rows;
    }

    private void poison(String slug, String effect) {
        OWNER.sql("""
                CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.slug = '%s' THEN %s; END IF;
                    RETURN NEW;
                END $$
                """.formatted(slug, effect)).update();
        OWNER.sql("CREATE TRIGGER poison BEFORE INSERT ON product FOR EACH ROW EXECUTE FUNCTION poison()")
                .update();
    }

    /** Fails at its end. */
    private static final class TornFile extends FilterInputStream {
        TornFile(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int longest) throws IOException {
            var count = super.read(target, offset, longest);
            if (count < 0) {
                throw new IOException("torn");
            }
            return count;
        }
    }
}
