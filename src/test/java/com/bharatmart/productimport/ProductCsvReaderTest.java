package com.bharatmart.productimport;

import static com.bharatmart.productimport.ImportColumn.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.catalog.ProductDraft;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductCsvReaderTest {

    @Test
    void readsAllFieldsOfARow() throws IOException {
        var read = ReadProducts.of(new ProductCsv()
                        .row(
                                "indigo-kurta",
                                TITLE,
                                " Indigo  Kurta ",
                                BODY,
                                "<p>Blue</p><script>x</script>",
                                VENDOR,
                                "Neelkosh",
                                PRODUCT_CATEGORY,
                                "Women > Kurtas",
                                TYPE,
                                "Kurta",
                                TAGS,
                                "cotton, blue,Cotton,",
                                PUBLISHED,
                                "TRUE",
                                OPTION1_NAME,
                                "Size",
                                OPTION1_VALUE,
                                "M",
                                SKU,
                                "K-M",
                                GRAMS,
                                "235",
                                QUANTITY,
                                "-3",
                                PRICE,
                                "1299.50",
                                COMPARE_AT_PRICE,
                                "1799",
                                BARCODE,
                                "'8901234567890",
                                HS_CODE,
                                "6211.42 99",
                                COUNTRY,
                                "in",
                                RATING,
                                "4.45",
                                RATING_COUNT,
                                "12",
                                IMAGE,
                                "https://e.com/2.jpg",
                                IMAGE_POSITION,
                                "2",
                                IMAGE_ALT,
                                "Back")
                        .row("indigo-kurta", IMAGE, "https://e.com/1.jpg", IMAGE_POSITION, "1")
                        .stream());

        assertThat(read.rejected()).isEmpty();
        assertThat(read.drafts())
                .containsExactly(new ProductDraft(
                        "indigo-kurta",
                        "Indigo Kurta",
                        "<p>Blue</p>",
                        "Neelkosh",
                        List.of("Women", "Kurtas"),
                        List.of("cotton", "blue"),
                        ProductStatus.ACTIVE,
                        new BigDecimal("4.5"),
                        12,
                        "IN",
                        List.of("Size"),
                        List.of(new VariantDraft(
                                new Sku("K-M"),
                                List.of("M"),
                                Money.rupees("1299.50"),
                                Money.rupees("1799"),
                                235,
                                "62114299",
                                "8901234567890",
                                0)),
                        List.of(
                                new ProductImage("https://e.com/1.jpg", null),
                                new ProductImage("https://e.com/2.jpg", "Back"))));
    }

    @Test
    void needsOnlyAFewColumnsInAnyOrder() throws IOException {
        var read = ReadProducts.of(ProductCsv.stream("Variant Price,Unknown,title,Handle\n75,x,Pot,pot\n"));

        assertThat(read.handles()).containsExactly("pot");
        assertThat(read.drafts().getFirst().variants().getFirst())
                .isEqualTo(new VariantDraft(
                        new Sku("pot"), List.of(), Money.rupees("75"), Money.rupees("75"), 0, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Title,Variant Price            | no column \"Handle\"",
                "Handle;Title;Variant Price     | no column \"Handle\"",
                "Handle,Title,Vendor,title      | \"title\" occurs twice",
                "Handle,Title,URL handle        | columns \"Handle\" and \"URL handle\" are the same"
            })
    void rejectsAFileWithoutAValidHeader(String header, String reason) {
        assertThatThrownBy(() -> ReadProducts.of(ProductCsv.stream(header + "\n")))
                .isInstanceOf(ImportFileException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HANDLE           | ''                  | "Handle" is blank
            HANDLE           | Blue Shirt          | "Handle" is not small letters
            HANDLE           | blue-               | "Handle" is not small letters
            HANDLE           | blue.shirt          | "Handle" is not small letters
            TITLE            | ''                  | "Title" is blank
            PUBLISHED        | perhaps             | "Published" is none of true, false: "perhaps"
            STATUS           | gone                | "Status" is none of active
            RATING           | 5.1                 | "Product rating" is not a number from 0 to 5
            RATING_COUNT     | many                | rating_count
            COUNTRY          | ZZ                  | "COO" is not a country
            PRICE            | ''                  | "Variant Price" is blank
            PRICE            | 0                   | "Variant Price" is 0
            PRICE            | -1                  | "Variant Price" is not between
            PRICE            | 10000000.01         | "Variant Price" is not between
            PRICE            | 12,50               | "Variant Price" is not a price in rupees
            PRICE            | 0,500               | "Variant Price" is not a price in rupees
            PRICE            | 1.299,00            | "Variant Price" is not a price in rupees
            PRICE            | $12                 | "Variant Price" is not a price in rupees
            PRICE            | 1.3E+3              | "Variant Price" is not a price in rupees
            PRICE            | 9.999               | "Variant Price" is not a price in rupees
            PRICE            | 1e9                 | "Variant Price" is not a price in rupees
            COMPARE_AT_PRICE | cheap               | "Variant Compare At Price" is not a price
            GRAMS            | -1                  | "Variant Grams" is not a whole number
            GRAMS            | 99999999999         | "Variant Grams" is not a whole number
            QUANTITY         | 1.5                 | "Variant Inventory Qty" is not a whole number
            SKU              | A;B                 | "Variant SKU" is not 1 to 64
            SKU              | A  B                | "Variant SKU" is not 1 to 64
            SKU              | 100%                | "Variant SKU" is not 1 to 64
            SKU              | ..                  | "Variant SKU" is not 1 to 64
            HS_CODE          | 902                 | "HS Code" is not 2, 4, 6 or 8 digits
            IMAGE            | javascript:alert(1) | "Image Src" is not an http
            IMAGE            | http:///x           | "Image Src" is not an http
            IMAGE_POSITION   | first               | "Image Position" is not a whole number
            OPTION1_VALUE    | Red                 | "Option1 Value" has a value
            """)
    void rejectsARowWithAnInvalidField(ImportColumn column, String value, String reason) throws IOException {
        var read = ReadProducts.of(new ProductCsv()
                        .product("before")
                        .row("pot", TITLE, "Pot", PRICE, "75", IMAGE, "https://e.com/1.jpg", column, value)
                        .product("after")
                        .stream());

        assertThat(read.handles()).containsExactly("before", "after");
        assertThat(read.rejected()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.reason()).contains(reason);
        });
    }

    @Test
    void rejectsTextsThatAreTooLong() throws IOException {
        var read = ReadProducts.of(new ProductCsv()
                        .row("a", TITLE, "x".repeat(256), PRICE, "1")
                        .row("b", TITLE, "B", PRICE, "1", BODY, "x".repeat(70_000))
                        .row("c", TITLE, "C", PRICE, "1", IMAGE, "https://e.com/" + "x".repeat(2_000))
                        .row("d".repeat(201), TITLE, "D", PRICE, "1")
                        .stream());

        assertThat(read.drafts()).isEmpty();
        assertThat(read.rejectedLines()).containsExactly(2L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A > B & C > D | Type | G > H | A,B & C,D
            ''            | Type | G > H | Type
            ''            | ''   | G > H | G
            ''            | ''   | 1604  | ''
            ' > '         | ''   | ''    | ''
            """)
    void findsTheCategoryInThreeColumns(String category, String type, String google, String path) throws IOException {
        var read = ReadProducts.of(new ProductCsv()
                        .row(
                                "pot",
                                TITLE,
                                "Pot",
                                PRICE,
                                "75",
                                PRODUCT_CATEGORY,
                                category,
                                TYPE,
                                type,
                                GOOGLE_CATEGORY,
                                google)
                        .stream());

        assertThat(String.join(",", read.drafts().getFirst().categoryPath())).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"'','',true", "true,active,true", "false,active,false", "TRUE,draft,false", "'',archived,false"})
    void publishesProductsThatArePublishedAndActive(String published, String status, boolean expected)
            throws IOException {
        var read = ReadProducts.of(
                new ProductCsv().row("pot", TITLE, "Pot", PRICE, "75", PUBLISHED, published, STATUS, status).stream());

        assertThat(read.drafts().getFirst().status() == ProductStatus.ACTIVE).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,299.00      | 1299
            12,34,567     | 1234567
            1,234,567.5   | 1234567.50
            ₹1299         | 1299
            ₹ 1,299.00    | 1299
            Rs. 1299      | 1299
            INR 1299      | 1299
            12.5000       | 12.50
            """)
    void readsPricesAsPeopleWriteThem(String price, String rupees) throws IOException {
        var read = ReadProducts.of(new ProductCsv().row("pot", TITLE, "Pot", PRICE, price).stream());

        assertThat(read.rejected()).isEmpty();
        assertThat(read.drafts().getFirst().variants().getFirst().price()).isEqualTo(Money.rupees(rupees));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zz-लाल-साड़ी     | zz-लाल-साड़ी
            zz-100_cotton   | zz-100_cotton
            zz-a--b         | zz-a--b
            ZZ-Upper        | zz-upper
            """)
    void readsHandlesOfShopify(String handle, String stored) throws IOException {
        var read = ReadProducts.of(new ProductCsv().product(handle).stream());

        assertThat(read.rejected()).isEmpty();
        assertThat(read.handles()).containsExactly(Normalizer.normalize(stored, Normalizer.Form.NFC));
        assertThat(read.drafts().getFirst().variants().getFirst().sku().value()).startsWith("zz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ZZ RED M   | ZZ RED M",
                "ZZ+RED     | ZZ+RED",
                "ZZ-RED(M)  | ZZ-RED(M)",
                "#ZZ5       | #ZZ5",
                "'0012345   | 0012345",
                "'=ZZ       | =ZZ",
                "''0012     | '0012"
            })
    void readsSkusOfShopify(String cell, String sku) throws IOException {
        var read = ReadProducts.of(new ProductCsv().row("pot", TITLE, "Pot", PRICE, "75", SKU, cell).stream());

        assertThat(read.rejected()).isEmpty();
        assertThat(read.drafts().getFirst().variants().getFirst().sku()).isEqualTo(new Sku(sku));
    }

    @Test
    void readsTheColumnNamesOf2025() throws IOException {
        var read = ReadProducts.of(ProductCsv.stream("""
                Title,url HANDLE , Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,\
                Option1 name,Option1 value,Option1 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,\
                Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),\
                Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,\
                Image alt text,Variant image URL,Gift card,SEO title,SEO description
                Brass Oil Lamp,zz-lamp,<p>Hand cast</p>,Zari House,,Lamps,"diwali, brass",TRUE,active,ZZ-LAMP-S,'890,\
                Size,Small,,499.00,650.00,100,TRUE,,shopify,12,deny,400,g,TRUE,manual,https://e.com/1.jpg,1,\
                A lamp,https://e.com/s.jpg,FALSE,,
                ,zz-lamp,,,,,,,,ZZ-LAMP-L,,,Large,,899.00,,,TRUE,,shopify,4,deny,900,g,TRUE,manual,,,,,,,
                """));

        assertThat(read.rejected()).isEmpty();
        assertThat(read.drafts())
                .containsExactly(new ProductDraft(
                        "zz-lamp",
                        "Brass Oil Lamp",
                        "<p>Hand cast</p>",
                        "Zari House",
                        List.of("Lamps"),
                        List.of("diwali", "brass"),
                        ProductStatus.ACTIVE,
                        null,
                        0,
                        null,
                        List.of("Size"),
                        List.of(
                                new VariantDraft(
                                        new Sku("ZZ-LAMP-S"),
                                        List.of("Small"),
                                        Money.rupees("499"),
                                        Money.rupees("650"),
                                        400,
                                        null,
                                        "890",
                                        12,
                                        "https://e.com/s.jpg"),
                                new VariantDraft(
                                        new Sku("ZZ-LAMP-L"),
                                        List.of("Large"),
                                        Money.rupees("899"),
                                        Money.rupees("899"),
                                        900,
                                        null,
                                        null,
                                        4)),
                        List.of(new ProductImage("https://e.com/1.jpg", "A lamp"))));
    }

    @Test
    void namesTheColumnOfTheFileInMessages() throws IOException {
        var read = ReadProducts.of(ProductCsv.stream("Title,URL handle,Price\nPot,pot,free\n"));

        assertThat(read.rejected())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).startsWith("\"Price\" is not a price"));
    }

    @ParameterizedTest
    @CsvSource({"60,75,75", "60,60,60", "60,50,60", "60,0.00,60", "60,'',60"})
    void usesAHigherCompareAtPriceAsMrp(String price, String compareAt, String mrp) throws IOException {
        var read = ReadProducts.of(
                new ProductCsv().row("pot", TITLE, "Pot", PRICE, price, COMPARE_AT_PRICE, compareAt).stream());

        assertThat(read.drafts().getFirst().variants().getFirst().mrp()).isEqualTo(Money.rupees(mrp));
    }

    @Test
    void keepsTheProductIfTheVariantOfItsFirstRowIsInvalid() throws IOException {
        var read = ReadProducts.of(new ProductCsv()
                        .row("pot", TITLE, "Pot", OPTION1_NAME, "Size", OPTION1_VALUE, "S", PRICE, "free")
                        .row("pot", OPTION1_VALUE, "M", PRICE, "75")
                        .stream());

        assertThat(read.rejectedLines()).containsExactly(2L);
        assertThat(read.drafts().getFirst().title()).isEqualTo("Pot");
        assertThat(read.drafts().getFirst().variants()).hasSize(1);
    }

    @Test
    void rejectsAProductWithoutAValidVariantAndRowsWithoutAProduct() throws IOException {
        var read = ReadProducts.of(new ProductCsv()
                        .row("pot", TITLE, "Pot", PRICE, "free")
                        .row("pot", IMAGE, "https://e.com/1.jpg")
                        .row("vase", OPTION1_VALUE, "M", PRICE, "75")
                        .product("jar")
                        .row("jar")
                        .row("jar", OPTION1_VALUE, "Default Title", PRICE, "80")
                        .stream());

        assertThat(read.handles()).containsExactly("jar");
        assertThat(read.rejectedLines()).containsExactlyInAnyOrder(2L, 3L, 4L, 6L, 7L);
    }

    @Test
    void continuesAProductAfterABrokenLine() throws IOException {
        var read = ReadProducts.of(new ProductCsv()
                        .row("pot", TITLE, "Pot", OPTION1_NAME, "Size", OPTION1_VALUE, "S", PRICE, "70")
                        .line("pot,,\"broken")
                        .row("pot", OPTION1_VALUE, "M", PRICE, "75")
                        .stream());

        assertThat(read.rejectedLines()).containsExactly(3L);
        assertThat(read.drafts().getFirst().variants()).hasSize(2);
    }

    @Test
    void readsARepeatedHandleAsAnotherPartOfTheProduct() throws IOException {
        var read = ReadProducts.of(new ProductCsv().product("pot").product("jar").product("pot").stream());

        assertThat(read.handles()).containsExactly("pot", "jar", "pot");
    }

    @Test
    void rejectsTooManyVariantsAndImages() throws IOException {
        var csv = new ProductCsv().row("pot", TITLE, "Pot", OPTION1_NAME, "No", OPTION1_VALUE, "0", PRICE, "70");
        for (var i = 1; i <= ProductLimits.MAX_VARIANTS; i++) {
            csv.row("pot", OPTION1_VALUE, "" + i, PRICE, "70");
        }
        for (var i = 0; i <= ProductLimits.MAX_IMAGES; i++) {
            csv.row("pot", IMAGE, "https://e.com/" + i);
        }

        var read = ReadProducts.of(csv.stream());

        assertThat(read.drafts().getFirst().variants()).hasSize(ProductLimits.MAX_VARIANTS);
        assertThat(read.drafts().getFirst().images()).hasSize(ProductLimits.MAX_IMAGES);
        assertThat(read.rejected()).hasSize(2);
    }
}
