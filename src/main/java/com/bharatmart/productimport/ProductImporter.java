package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductUpsertService;
import com.bharatmart.platform.database.TransactionRetry;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Imports products from a CSV file as Shopify exports them. Products that are not in the file stay. Importing a file
 * twice changes nothing.
 */
@Component
class ProductImporter {

    private final ProductUpsertService products;
    private final JdbcClient jdbc;
    private final TransactionRetry transactions;

    ProductImporter(ProductUpsertService products, JdbcClient jdbc, TransactionRetry transactions) {
        this.products = products;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** As {@link #run(InputStream, PictureFolder)}, without files of pictures. */
    ImportResult run(InputStream csv) {
        return run(csv, PictureFolder.NONE);
    }

    /**
     * As {@link #run(InputStream, boolean, ImportProgressListener)}, with the stock and without a listener.
     *
     * @param pictures where the files are that rows may name as images; they are checked but not uploaded
     */
    ImportResult run(InputStream csv, PictureFolder pictures) {
        return run(csv, pictures, true, ImportProgressListener.NONE);
    }

    /**
     * Reads a file of any length in bounded memory, and writes products on the way. A row that cannot be imported is in
     * the result and does not affect the others.
     *
     * @param changesStock whether quantities in the file change the stock; otherwise they are ignored
     * @throws ImportFileException if the file is not a product CSV; then nothing is imported
     * @throws ImportAbortedException if the database or the file fails during the import
     * @throws ImportProgressListener.StoppedException if the listener stops the import
     */
    ImportResult run(InputStream csv, boolean changesStock, ImportProgressListener listener) {
        return run(csv, PictureFolder.NONE, changesStock, listener);
    }

    private ImportResult run(
            InputStream csv, PictureFolder pictures, boolean changesStock, ImportProgressListener listener) {
        var tally = new ImportTally();
        var batch = new ImportBatch(products, jdbc, transactions, tally, listener, changesStock);
        try {
            var reader = new ProductCsvReader(csv, pictures, tally::reject);
            for (var product = reader.next(); product != null; product = reader.next()) {
                batch.add(product);
            }
        } catch (IOException e) {
            throw new ImportAbortedException("the file cannot be read any further", tally.line(), tally.result(), e);
        }
        batch.flush();
        return tally.result();
    }
}
