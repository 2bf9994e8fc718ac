package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductUpsertService;
import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Puts products on the shelf many at a time, since a transaction costs more than the few rows of one product. Where
 * that fails they are put one by one, so that a product that the database will not have takes no other with it.
 */
final class ImportBatch {

    private static final Logger log = LoggerFactory.getLogger(ImportBatch.class);

    private static final int MOST_PRODUCTS = 100;
    private static final int MOST_ROWS = 2_500;

    private final ProductUpsertService shelf;
    private final JdbcClient jdbc;
    private final TransactionRetry transactions;
    private final ImportTally tally;
    private final ImportProgressListener watch;
    private final boolean changesStock;
    private final Map<String, ImportedProduct> waiting = new LinkedHashMap<>();
    private int rows;

    ImportBatch(
            ProductUpsertService shelf,
            JdbcClient jdbc,
            TransactionRetry transactions,
            ImportTally tally,
            ImportProgressListener watch,
            boolean changesStock) {
        this.shelf = shelf;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tally = tally;
        this.watch = watch;
        this.changesStock = changesStock;
    }

    /** A handle that is waiting already is put first, so that the later rows add to the earlier ones. */
    void add(ImportedProduct product) {
        if (waiting.containsKey(product.handle()) || rows + product.rows().size() > MOST_ROWS) {
            flush();
        }
        waiting.put(product.handle(), product);
        rows += product.rows().size();
        if (waiting.size() == MOST_PRODUCTS) {
            flush();
        }
    }

    /** Throws {@link ImportAbortedException} if the database is away; nothing waits any more in any case. */
    void flush() {
        var products = List.copyOf(waiting.values());
        waiting.clear();
        rows = 0;
        if (products.isEmpty()) {
            return;
        }
        try {
            put(products);
        } catch (ImportProgressListener.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            breakOffIfAway(e);
            log.warn("A batch of {} products was refused, now they are put one by one", products.size(), e);
            products.forEach(this::putAlone);
        }
    }

    private void putAlone(ImportedProduct product) {
        try {
            put(List.of(product));
        } catch (ImportProgressListener.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            breakOffIfAway(e);
            log.warn("The product {} was refused", product.handle(), e);
            var reason = "the database refuses the product" + (SqlState.of(e).isEmpty() ? "" : ", " + SqlState.of(e));
            product.rows().forEach(row -> tally.reject(new RejectedRow(row.line(), reason)));
        }
    }

    private void put(List<ImportedProduct> products) {
        var rejections = new HashMap<String, Map<@Nullable Sku, String>>();
        var drafts = products.stream()
                .map(ImportedProduct::draft)
                .map(draft -> changesStock ? draft : draft.withoutQuantities())
                .toList();
        for (var rejection : transactions.execute(() -> {
            watch.goOn(tally.report());
            return shelf.put(drafts);
        })) {
            rejections
                    .computeIfAbsent(rejection.handle(), _ -> new HashMap<>())
                    .put(rejection.sku(), rejection.reason());
        }
        products.forEach(product -> settle(product, rejections.getOrDefault(product.handle(), Map.of())));
    }

    /** @param reasons by sku, and for the whole product with none */
    private void settle(ImportedProduct product, Map<@Nullable Sku, String> reasons) {
        var whole = reasons.isEmpty() ? null : reasons.get(null);
        var accepted = new ArrayList<Long>();
        var counted = changesStock ? Set.<Sku>of() : product.countedSkus();
        var ignored = 0;
        for (var row : product.rows()) {
            var own = row.sku() == null || reasons.isEmpty() ? null : reasons.get(row.sku());
            var reason = own == null ? whole : own;
            if (reason == null) {
                accepted.add(row.line());
                ignored += row.sku() != null && counted.contains(row.sku()) ? 1 : 0;
            } else {
                tally.reject(new RejectedRow(row.line(), reason));
            }
        }
        if (!accepted.isEmpty()) {
            tally.accept(accepted);
            tally.ignoreCounts(ignored);
        }
    }

    /** A standby answers, but takes no writes; after a failover that is as good as away. */
    private void breakOffIfAway(RuntimeException cause) {
        try {
            if (!jdbc.sql("SELECT pg_is_in_recovery()").query(Boolean.class).single()) {
                return;
            }
        } catch (DataAccessException | TransactionException e) {
            cause.addSuppressed(e);
        }
        throw new ImportAbortedException("the database is away", tally.line(), tally.report(), cause);
    }
}
