package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductUpsertService;
import com.bharatmart.platform.database.TransactionRetry;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Imports products from a CSV file as Shopify exports them. What is on the shelf and not in the file stays; importing a
 * file twice changes nothing.
 */
@Service
class ProductImporter {

    private final ProductUpsertService shelf;
    private final JdbcClient jdbc;
    private final TransactionRetry transactions;

    ProductImporter(ProductUpsertService shelf, JdbcClient jdbc, TransactionRetry transactions) {
        this.shelf = shelf;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** As {@link #run(InputStream, boolean, ImportProgressListener)}, with the stock, and with nobody looking on. */
    ImportResult run(InputStream csv) {
        return run(csv, true, ImportProgressListener.NOBODY);
    }

    /**
     * Reads to the end, however long that is, in bounded memory, and puts products on the shelf on the way. A row that
     * cannot be imported is told in the report and costs no other.
     *
     * @param changesStock whether counts of pieces in the file change the stock; otherwise they are left out
     * @throws ImportFileException if this is no product CSV; nothing has been imported then
     * @throws ImportAbortedException if the database or the file fails on the way
     * @throws ImportProgressListener.StoppedException as the watch does
     */
    ImportResult run(InputStream csv, boolean changesStock, ImportProgressListener watch) {
        var tally = new ImportTally();
        var batch = new ImportBatch(shelf, jdbc, transactions, tally, watch, changesStock);
        try {
            var reader = new ProductCsvReader(csv, tally::reject);
            for (var product = reader.next(); product != null; product = reader.next()) {
                batch.add(product);
            }
        } catch (IOException e) {
            throw new ImportAbortedException("the file cannot be read any further", tally.line(), tally.report(), e);
        }
        batch.flush();
        return tally.report();
    }
}
