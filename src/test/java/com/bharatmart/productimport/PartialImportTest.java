package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.bharatmart.catalog.ProductAdminService;
import com.bharatmart.catalog.ProductAdminView;
import com.bharatmart.catalog.ProductDrafts;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A column that a file lacks leaves the field as it is, and a blank cell clears it. */
@HttpTest
class PartialImportTest {

    @Autowired
    ProductImporter importer;

    @Autowired
    ProductAdminService productAdmin;

    @Autowired
    TestAccounts people;

    @Autowired
    Http http;

    @Autowired
    JdbcClient jdbc;

    private final String handle = ProductDrafts.unique("zz");
    private final Sku small = new Sku(handle.toUpperCase(Locale.ROOT) + "-S");
    private final Sku large = new Sku(handle.toUpperCase(Locale.ROOT) + "-L");

    @Test
    void aPriceUpdateChangesOnlyPrices() {
        importFull("active");
        var before = view();

        imported("""
                Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price
                H,Clay Diya Set,Size,Small,K-S,130
                H,,,Large,K-L,240
                """);

        var form = before.form();
        var expected = form.withVariants(List.of(
                priced(form.variants().get(0), 13000, 18000),
                priced(form.variants().get(1), 24000, 30000)));
        assertThat(view().form()).isEqualTo(expected);
        assertThat(view().rating()).isEqualTo(before.rating()).isNotNull();
        assertThat(view().ratingCount()).isEqualTo(before.ratingCount());
        assertThat(available(small)).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"draft,DRAFT", "archived,ARCHIVED"})
    void aProductThatIsNotForSaleDoesNotGoLive(String status, ProductStatus expected) {
        importFull(status);

        imported("Handle,Title,Variant SKU,Variant Price\nH,Clay Diya Set,K-S,130\n");
        assertThat(view().form().status()).isEqualTo(expected);

        imported("Handle,Title,Status,Published,Variant SKU,Variant Price\nH,Clay Diya Set,,,K-S,131\n");
        assertThat(view().form().status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "draft,TRUE,ACTIVE",
        "draft,FALSE,DRAFT",
        "active,FALSE,DRAFT",
        "archived,TRUE,ARCHIVED",
        "archived,FALSE,ARCHIVED"
    })
    void aFileWithoutStatusPublishesOrHides(String status, String published, ProductStatus expected) {
        importFull(status);

        imported("Handle,Published\nH," + published + "\n");

        assertThat(view().form().status()).isEqualTo(expected);
    }

    @Test
    void blankCellsClear() {
        importFull("active");

        imported("""
                Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Status,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Variant Grams,Variant Inventory Qty,Variant Barcode,Image Src,Image Alt Text,Variant Image,HS Code,COO,Product rating (product.metafields.reviews.rating)
                H,Clay Diya Set,,,,,,,Size,Small,K-S,120,,,,,,,,,,
                H,,,,,,,,,Large,K-L,220,,,,,,,,,,
                """);

        var form = view().form();
        assertThat(form)
                .isEqualTo(new ProductForm(
                        "Clay Diya Set",
                        "",
                        "",
                        null,
                        List.of(),
                        ProductStatus.ACTIVE,
                        null,
                        List.of("Size"),
                        List.of(bare(small, "Small", 12000), bare(large, "Large", 22000)),
                        List.of(),
                        Map.of()));
        assertThat(view().rating()).isNull();
        assertThat(available(small)).isEqualTo(30);
    }

    @Test
    void aBlankCellOfARequiredFieldIsAnErrorOfItsRow() {
        importFull("active");
        var before = view();

        var result = rejecting("""
                Handle,Title,Variant SKU,Variant Price
                H,,K-S,130
                H,Clay Diya Set,K-L,
                """);

        assertThat(result.rejected())
                .containsExactly(
                        new RejectedRow(2, "\"Title\" is blank, and no earlier row of the product has a title"),
                        new RejectedRow(3, "\"Variant Price\" is blank"));
        assertThat(view()).isEqualTo(before);
    }

    @Test
    void aFileOfSomeVariantsKeepsTheOthers() {
        importFull("active");
        var before = view();

        imported("Handle,Variant SKU,Variant Inventory Qty,Variant Grams\nH,K-L,9,\n");

        assertThat(available(small)).isEqualTo(30);
        assertThat(available(large)).isEqualTo(9);
        var variants = before.form().variants();
        assertThat(view().form().variants()).containsExactly(variants.getFirst(), weighing(variants.getLast(), 0));
    }

    @Test
    void aFileWithoutSkusFindsVariantsByTheirOptions() {
        importFull("active");

        imported("""
                Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price
                H,Clay Diya Set,Size,Large,,250
                """);
        imported("Handle,Option1 Value,Variant Price\nH,Small,150\n");

        assertThat(view().form().variants())
                .extracting(ProductForm.Variant::sku, variant -> variant.price().amount())
                .containsExactly(tuple(small, 15000L), tuple(large, 25000L));
    }

    @Test
    void aRowThatCanMeanSeveralVariantsIsRejected() {
        importFull("active");
        var before = view();

        var result = rejecting("Handle,HS Code\nH,69120000\n");

        assertThat(result.rejected())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("can mean each of 2 variants"));
        assertThat(view()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Handle,Variant Price      | H,10         | the product is new, and the file has no column \"Title\"",
                "Handle,Title,Variant SKU  | H,Diya,K-S   | the product is new, and the file has no column \"Variant Price\"",
                "Handle,Title,Vendor       | H,Diya,Zari  | the product is new, and the file has no column \"Variant Price\""
            })
    void aNewProductNeedsATitleAndAPrice(String header, String row, String reason) {
        assertThat(rejecting(header + "\n" + row + "\n").rejected()).containsExactly(new RejectedRow(2, reason));
    }

    @Test
    void aNewVariantNeedsAPriceAndAValueForEachOption() {
        importFull("active");
        var before = view();

        assertThat(rejecting("Handle,Option1 Value,Variant SKU\nH,Huge,K-H\n").rejected())
                .containsExactly(
                        new RejectedRow(2, "the variant is new, and the file has no column \"Variant Price\""));
        assertThat(rejecting("Handle,Variant SKU,Variant Price\nH,K-H,10\n").rejected())
                .containsExactly(new RejectedRow(2, "\"Option1 Value\" is blank, but the product has the option Size"));
        assertThat(view()).isEqualTo(before);
    }

    @Test
    void aFileWithoutVariantsChangesOnlyTheProduct() {
        importFull("draft");
        var before = view();

        imported("Handle,Vendor,Tags\nH,Other House,\n");

        assertThat(view().form().brand()).isEqualTo("Other House");
        assertThat(view().form().tags()).isEmpty();
        assertThat(view().form().variants()).isEqualTo(before.form().variants());
        assertThat(view().form().images()).isEqualTo(before.form().images());
        assertThat(view().form().status()).isEqualTo(ProductStatus.DRAFT);
    }

    @Test
    void anAbsentOptionStays() {
        imported("""
                Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price
                H,Kurta,Size,S,Color,Red,K-S,100
                H,,,L,,Red,K-L,100
                """);

        imported("Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\nH,Kurta,Fit,Slim,K-S,110\n");

        assertThat(view().form().optionNames()).containsExactly("Fit", "Color");
        assertThat(view().form().variants())
                .extracting(ProductForm.Variant::optionValues)
                .containsExactly(List.of("Slim", "Red"), List.of("L", "Red"));
    }

    @Test
    void aBlankOptionIsRemovedFromAllVariantsIfTheyStillDiffer() {
        imported("""
                Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price
                H,Kurta,Size,S,Color,Red,K-S,100
                H,,,L,,Red,K-L,100
                """);

        imported("Handle,Option2 Name,Option2 Value,Variant SKU\nH,,,K-S\n");
        assertThat(view().form().optionNames()).containsExactly("Size");
        assertThat(view().form().variants())
                .extracting(ProductForm.Variant::optionValues)
                .containsExactly(List.of("S"), List.of("L"));

        var before = view();
        assertThat(rejecting("Handle,Title,Option1 Name,Option1 Value,Variant SKU\nH,Kurta,,,K-S\n")
                        .rejected())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).isNotEmpty());
        assertThat(rejecting("Handle,Option2 Name,Option2 Value,Variant SKU\nH,Color,Red,K-S\n")
                        .rejected())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.reason()).contains("another option").contains(large.value()));
        assertThat(view()).isEqualTo(before);
    }

    @Test
    void aVariantWithoutACompareAtPriceGetsNoneWhenItsPriceFalls() {
        imported("Handle,Title,Variant SKU,Variant Price\nH,Diya,K-S,100\n");

        imported("Handle,Variant SKU,Variant Price\nH,K-S,80\n");
        assertThat(view().form().variants().getFirst().mrp()).isEqualTo(Money.rupees("80"));

        imported("Handle,Variant SKU,Variant Compare At Price\nH,K-S,120\n");
        assertThat(view().form().variants().getFirst().price()).isEqualTo(Money.rupees("80"));
        assertThat(view().form().variants().getFirst().mrp()).isEqualTo(Money.rupees("120"));

        imported("Handle,Variant SKU,Variant Price\nH,K-S,150\n");
        assertThat(view().form().variants().getFirst().mrp()).isEqualTo(Money.rupees("150"));
    }

    @Test
    void imagesStayKeepTheirTextsAndGetTheirPlaces() {
        importFull("active");
        var first = view().form().images().getFirst();
        var other = new ProductImage("https://example.com/e.jpg", null);

        imported("Handle,Image Src\nH,https://example.com/e.jpg\n");
        assertThat(view().form().images()).containsExactly(first, other);

        imported("Handle,Image Src\nH,%s\n".formatted(first.url()));
        assertThat(view().form().images()).containsExactly(first, other);

        imported("""
                Handle,Image Src,Image Position
                H,%s,2
                H,https://example.com/e.jpg,1
                """.formatted(first.url()));
        assertThat(view().form().images()).containsExactly(other, first);

        rejecting("Handle,Vendor,Image Src\nH,Zari House,\nH,,not an address\n");
        assertThat(view().form().images()).containsExactly(other, first);

        imported("Handle,Image Src\nH,\n");
        assertThat(view().form().images()).isEmpty();
    }

    @Test
    void aRowWhoseFirstRowIsLostClearsNothing() {
        importFull("active");
        var before = view();

        rejecting("""
                Handle,Vendor,COO,Image Src,Variant SKU,Variant Price
                H,Zari House,IN,https://example.com/d.jpg,K-S
                H,,,,K-L,230
                """);
        assertThat(view().form().withVariants(List.of()))
                .isEqualTo(before.form().withVariants(List.of()));
        assertThat(view().form().variants().getLast().price()).isEqualTo(Money.rupees("230"));

        rejecting("""
                Handle,Vendor,COO,Image Src,Variant SKU,Variant Price
                H,Zari House,??,https://example.com/d.jpg,K-S,120
                H,,,,K-L,231
                """);
        assertThat(view().form().withVariants(List.of()))
                .isEqualTo(before.form().withVariants(List.of()));
    }

    @Test
    void productsAndVariantsOfShopifysNamesHaveAddresses() {
        var hindi = handle + "-लाल-साड़ी";
        var sku = new Sku(handle + " RED+(M) #5'&/=1");
        imported("Handle,Title,Variant SKU,Variant Price\n%s,Hindi handle,%s,\"₹1,299.00\"\n%s,Underscores,,1\n"
                .formatted(hindi, sku, handle.toUpperCase(Locale.ROOT) + "_100--COTTON"));

        var staff = people.staff(Role.CATALOGUE);
        var slug = Normalizer.normalize(hindi, Normalizer.Form.NFC);
        var seen = http.get("/api/v1/products/" + URLEncoder.encode(slug, StandardCharsets.UTF_8));
        assertThat(seen.json().get("slug").asString()).isEqualTo(slug);
        assertThat(seen.json().at("/variants/0/price/amount").asInt()).isEqualTo(129_900);
        assertThat(http.get("/api/v1/products/" + handle + "_100--cotton").status())
                .isEqualTo(200);
        var variant = staff.get("/api/v1/admin/variants/" + sku.inPath());
        assertThat(variant.json().get("sku").asString()).isEqualTo(sku.value());
        var changed = staff.send(
                "PATCH",
                "/api/v1/admin/products/" + productAdmin.viewOf(sku).id().value(),
                "{\"brand\": \"Zari House\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("slug").asString()).isEqualTo(slug);
    }

    private void importFull(String status) {
        imported("""
                Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Status,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Variant Grams,Variant Inventory Qty,Variant Barcode,Image Src,Image Alt Text,Variant Image,HS Code,COO,Product rating (product.metafields.reviews.rating),Product rating count (product.metafields.reviews.rating_count)
                H,Clay Diya Set,<p>Twelve lamps of clay</p>,Zari House,Lamps,"diwali,clay",TRUE,%s,Size,Small,K-S,120,180,250,30,8901234567894,https://example.com/d.jpg,A diya,https://example.com/s.jpg,69131000,IN,4.5,12
                H,,,,,,,,,Large,K-L,220,300,500,20,,,,,69131000,IN,,
                """.formatted(status));
    }

    private void imported(String csv) {
        assertThat(rejecting(csv).rejected()).isEmpty();
    }

    /** H stands for the handle, and K for the SKUs. */
    private ImportResult rejecting(String csv) {
        return importer.run(ProductCsv.stream(csv.replaceAll("(?m)^H,", handle + ",")
                .replaceAll("\\bK-(?=[SLH]\\b)", handle.toUpperCase(Locale.ROOT) + "-")));
    }

    private ProductAdminView view() {
        return productAdmin.viewOf(small);
    }

    private int available(Sku sku) {
        return jdbc.sql("SELECT available FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(Integer.class)
                .single();
    }

    private static ProductForm.Variant bare(Sku sku, String size, long price) {
        return new ProductForm.Variant(sku, List.of(size), Money.inr(price), Money.inr(price), 0, null, null, null);
    }

    private static ProductForm.Variant priced(ProductForm.Variant variant, long price, long mrp) {
        return new ProductForm.Variant(
                variant.sku(),
                variant.optionValues(),
                Money.inr(price),
                Money.inr(mrp),
                variant.weightGrams(),
                variant.hsn(),
                variant.barcode(),
                variant.image());
    }

    private static ProductForm.Variant weighing(ProductForm.Variant variant, int grams) {
        return new ProductForm.Variant(
                variant.sku(),
                variant.optionValues(),
                variant.price(),
                variant.mrp(),
                grams,
                variant.hsn(),
                variant.barcode(),
                variant.image());
    }
}
