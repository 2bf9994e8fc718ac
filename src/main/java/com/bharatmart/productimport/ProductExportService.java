package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductExportReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Service;

/**
 * Writes all products as Shopify's product CSV. Importing the file again changes nothing. It has no stock.
 */
@Service
public class ProductExportService {

    private final ProductExportReader products;

    ProductExportService(ProductExportReader products) {
        this.products = products;
    }

    /**
     * Writes any number of products in bounded memory. Reads the first products before it writes anything. A product that
     * changes during the export is in the file as it was before or after the change.
     *
     * @param csv is flushed and not closed
     * @throws IOException if the client does not read any more
     */
    public void write(OutputStream csv) throws IOException {
        var batch = products.after(null);
        try {
            var writer = CsvWriter.builder().build(csv, StandardCharsets.UTF_8);
            writer.writeRecord(
                    ExportedProduct.COLUMNS.stream().map(ImportColumn::title).toList());
            while (!batch.isEmpty()) {
                for (var exported : batch) {
                    new ExportedProduct(exported).rows().forEach(writer::writeRecord);
                }
                writer.flush();
                batch = products.after(batch.getLast().product().id());
            }
            writer.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
