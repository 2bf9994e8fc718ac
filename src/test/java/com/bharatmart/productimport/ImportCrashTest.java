package com.bharatmart.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.ProductDrafts;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance dies during an import, and another one continues. */
@HttpTest
@Tag("instances")
class ImportCrashTest {

    private static final int PRODUCTS = 3_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Autowired
    TestAccounts people;

    @Autowired
    ProductImportWorker worker;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void startWorker() {
        worker.start();
    }

    @Test
    void anotherInstanceContinuesTheImportOfADeadOne() {
        var staff = people.staff(Role.CATALOGUE);
        var handle = ProductDrafts.unique("crash");
        var csv = new ProductCsv();
        IntStream.range(0, PRODUCTS).forEach(i -> csv.product(handle + "-" + i));
        worker.stop();
        var other = ServiceProcess.start("--bharatmart.catalog.imports.lease=2s");
        var path = staff.post("/api/v1/admin/imports", csv.toString(), "Content-Type", "text/csv")
                .header("Location")
                .orElseThrow();

        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() ->
                        staff.at(other.http()).get(path).json().path("products").asInt(0) > 0);
        other.kill();
        var left = staff.get(path).json();
        worker.start();

        assertThat(left.get("state").asString()).isEqualTo("RUNNING");
        assertThat(left.get("products").asInt()).isBetween(1, PRODUCTS - 1);
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> staff.get(path).json().path("finishedAt").isString());
        var done = staff.get(path).json();
        assertThat(done.get("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(done.get("products").asInt()).isEqualTo(PRODUCTS);
        assertThat(jdbc.sql("SELECT count(*) FROM product WHERE slug LIKE ?")
                        .param(handle + "-%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(PRODUCTS);
    }
}
