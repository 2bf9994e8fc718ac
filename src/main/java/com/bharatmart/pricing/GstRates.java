package com.bharatmart.pricing;

import com.bharatmart.shared.Money;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The rates of GST by HSN code. The longest prefix in the table decides (Notification 9/2025-Central
 * Tax (Rate) of 17 September 2025, in force since 22 September 2025).
 */
@Component
class GstRates {

    /** The rate of Schedule II, for goods that are not in the table. */
    static final int DEFAULT_RATE = 1800;

    private final Map<String, List<Rate>> byPrefix = new HashMap<>();

    GstRates() {
        this(new ClassPathResource("pricing/gst-rates.csv"));
    }

    GstRates(Resource table) {
        try (var rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(table.getInputStream(), StandardCharsets.UTF_8))) {
            for (var row : rows) {
                byPrefix.computeIfAbsent(row.getField("hsn"), _ -> new ArrayList<>())
                        .add(Rate.from(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The table of GST rates cannot be read", e);
        }
    }

    /**
     * The rate in basis points for a unit at this price.
     *
     * @param price with tax; the limits in the table are prices without tax
     */
    int rateOf(@Nullable String hsn, Money price) {
        for (var length = hsn == null ? 0 : hsn.length(); hsn != null && length >= 2; length--) {
            for (var rate : byPrefix.getOrDefault(hsn.substring(0, length), List.of())) {
                if (rate.appliesTo(price)) {
                    return rate.basisPoints();
                }
            }
        }
        return DEFAULT_RATE;
    }

    /** One line of the table. Of two lines for the same goods, the line with a limit comes first. */
    private record Rate(int basisPoints, @Nullable Money upTo) {

        static Rate from(NamedCsvRecord row) {
            var limit = row.getField("unit_price_up_to");
            var percent = Money.rupees(row.getField("rate_percent"));
            return new Rate(Math.toIntExact(percent.amount()), limit.isEmpty() ? null : Money.rupees(limit));
        }

        boolean appliesTo(Money price) {
            return upTo == null || price.fraction(10_000, 10_000L + basisPoints).compareTo(upTo) <= 0;
        }
    }
}
