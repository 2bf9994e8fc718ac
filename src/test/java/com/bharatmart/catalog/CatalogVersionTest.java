package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.search.SynonymAdminService;
import com.bharatmart.platform.replica.ReadRouter;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HttpTest
@Tag("instances")
class CatalogVersionTest {

    @Autowired
    TestProducts goods;

    @Autowired
    ProductUpsertService upsertService;

    @Autowired
    SynonymAdminService synonyms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReadRouter reads;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void changesOnlyWithTransactionsThatChangeTheCatalogue() {
        var sku = goods.towel(1);
        var before = version();

        touch(sku);
        assertThat(version()).isGreaterThan(before);
        var after = version();
        transactions.executeWithoutResult(transaction -> {
            touch(sku);
            transaction.setRollbackOnly();
        });
        assertThat(version()).isEqualTo(after);
    }

    @Test
    void doesNotChangeWhenOldChangesAreCompacted() {
        goods.towel(1);
        jdbc.sql("UPDATE catalogue_change SET at = now() - interval '1 minute'").update();
        var before = version();

        newVersion().compact();

        assertThat(jdbc.sql("SELECT count(*) FROM catalogue_change WHERE at < now() - interval '50 seconds'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(version()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void countsAChangeThatStartedBeforeAnotherAndCommittedAfterIt() throws InterruptedException {
        var early = goods.towel(1);
        var late = goods.towel(1);
        var changed = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var other = Thread.ofVirtual()
                .start(() -> transactions.executeWithoutResult(_ -> {
                    touch(early);
                    changed.countDown();
                    await(mayCommit);
                }));
        changed.await();
        touch(late);
        var before = version();

        mayCommit.countDown();
        other.join();

        assertThat(version()).isGreaterThan(before);
    }

    @Test
    void anotherInstanceShowsAChangeSoon() {
        var sku = goods.towel(1);
        try (var other = ServiceProcess.start()) {
            var path = "/api/v1/products/" + TestProducts.slug(sku);
            assertThat(other.http().get(path).status()).isEqualTo(200);

            goods.withdraw(sku);

            Awaitility.await().until(() -> other.http().get(path).status() == 404);
        }
    }

    @Test
    void anotherInstanceHonorsNewSynonymsSoon() {
        var one = ProductDrafts.unique("one");
        var other = ProductDrafts.unique("other");
        upsertService.upsert(List.of(ProductDrafts.of("A " + one).draft()));
        try (var instance = ServiceProcess.start()) {
            var path = "/api/v1/products?q=" + other;
            assertThat(instance.http().get(path).json().get("data").size()).isZero();

            synonyms.create(List.of(one, other));

            Awaitility.await()
                    .until(() -> instance.http().get(path).json().get("data").size() == 1);
        }
    }

    private void touch(Sku sku) {
        jdbc.sql("UPDATE variant SET price = price + 1 WHERE sku = ?")
                .param(sku.value())
                .update();
    }

    private long version() {
        var version = newVersion();
        version.refresh();
        return version.current().orElseThrow();
    }

    private CatalogVersion newVersion() {
        return new CatalogVersion(jdbc, reads);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
