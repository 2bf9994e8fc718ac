package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductExportReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Service;

/**
 * Writes all products as Shopify's product CSV. Importing that again changes nothing, the stock included, which the file
 * leaves out.
 */
@Service
public class ProductExportService {

    private final ProductExportReader products;

    ProductExportService(ProductExportReader products) {
        this.products = products;
    }

    /**
     * Writes to the end, however many there are, in bounded memory. Nothing is written before the first products have
     * been read. What changes meanwhile is in the file as it was before or as it is then.
     *
     * @param csv is flushed and stays open
     * @throws IOException if nobody takes it any more
     */
    public void write(OutputStream csv) throws IOException {
        var batch = products.after(null);
        try {
            var writer = CsvWriter.builder().build(csv, StandardCharsets.UTF_8);
            writer.writeRecord(
                    ExportedProduct.COLUMNS.stream().map(ImportColumn::title).toList());
            while (!batch.isEmpty()) {
                for (var exported : batch) {
                    new ExportedProduct(exported.product(), exported.categoryPath())
                            .rows()
                            .forEach(writer::writeRecord);
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
