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
 * Writes many products in one transaction, since a transaction costs more than the few rows of one product. If that
 * fails, it writes them one by one, so that a product that the database rejects does not affect the others.
 */
final class ImportBatch {

    private static final Logger log = LoggerFactory.getLogger(ImportBatch.class);

    private static final int MAX_PRODUCTS = 100;
    private static final int MAX_ROWS = 2_500;

    private final ProductUpsertService products;
    private final JdbcClient jdbc;
    private final TransactionRetry transactions;
    private final ImportTally tally;
    private final ImportProgressListener listener;
    private final boolean changesStock;
    private final Map<String, ImportedProduct> waiting = new LinkedHashMap<>();
    private int rows;

    ImportBatch(
            ProductUpsertService products,
            JdbcClient jdbc,
            TransactionRetry transactions,
            ImportTally tally,
            ImportProgressListener listener,
            boolean changesStock) {
        this.products = products;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tally = tally;
        this.listener = listener;
        this.changesStock = changesStock;
    }

    /** Writes a waiting product of the same handle first, so that the later rows add to the earlier ones. */
    void add(ImportedProduct product) {
        if (waiting.containsKey(product.handle()) || rows + product.rows().size() > MAX_ROWS) {
            flush();
        }
        waiting.put(product.handle(), product);
        rows += product.rows().size();
        if (waiting.size() == MAX_PRODUCTS) {
            flush();
        }
    }

    /** Throws {@link ImportAbortedException} if the database is not available. No product waits afterwards in any case. */
    void flush() {
        var batch = List.copyOf(waiting.values());
        waiting.clear();
        rows = 0;
        if (batch.isEmpty()) {
            return;
        }
        try {
            write(batch);
        } catch (ImportProgressListener.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            abortIfUnavailable(e);
            log.warn("A batch of {} products failed, they are written one by one", batch.size(), e);
            batch.forEach(this::writeAlone);
        }
    }

    private void writeAlone(ImportedProduct product) {
        try {
            write(List.of(product));
        } catch (ImportProgressListener.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            abortIfUnavailable(e);
            log.warn("The product {} failed", product.handle(), e);
            var reason = "the database rejects the product" + (SqlState.of(e).isEmpty() ? "" : ", " + SqlState.of(e));
            product.rows().forEach(row -> tally.reject(new RejectedRow(row.line(), reason)));
        }
    }

    private void write(List<ImportedProduct> imported) {
        var rejections = new HashMap<String, Map<@Nullable Sku, String>>();
        var changes = changesStock
                ? imported
                : imported.stream().map(ImportedProduct::withoutQuantities).toList();
        for (var rejection : transactions.execute(() -> {
            listener.onProgress(tally.result());
            return products.upsert(changes);
        })) {
            rejections
                    .computeIfAbsent(rejection.handle(), _ -> new HashMap<>())
                    .put(rejection.sku(), rejection.reason());
        }
        imported.forEach(product -> settle(product, rejections.getOrDefault(product.handle(), Map.of())));
    }

    /** @param reasons by SKU; null is the key of a reason for the whole product */
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

    /** A standby answers queries but accepts no writes, so after a failover it counts as unavailable. */
    private void abortIfUnavailable(RuntimeException cause) {
        try {
            if (!jdbc.sql("SELECT pg_is_in_recovery()").query(Boolean.class).single()) {
                return;
            }
        } catch (DataAccessException | TransactionException e) {
            cause.addSuppressed(e);
        }
        throw new ImportAbortedException("the database is not available", tally.line(), tally.result(), cause);
    }
}
