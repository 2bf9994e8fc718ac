package com.bharatmart.platform.database;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Converters of the shared value types to columns: money to paise, each other type to the value that it wraps. */
final class AttributeConverters {
    private AttributeConverters() {}

    @Converter(autoApply = true)
    static class OfMoney implements AttributeConverter<Money, Long> {
        @Override
        public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
            return money == null ? null : money.amount();
        }

        @Override
        public @Nullable Money convertToEntityAttribute(@Nullable Long paise) {
            return paise == null ? null : Money.inr(paise);
        }
    }

    @Converter(autoApply = true)
    static class OfSku implements AttributeConverter<Sku, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Sku sku) {
            return sku == null ? null : sku.value();
        }

        @Override
        public @Nullable Sku convertToEntityAttribute(@Nullable String value) {
            return value == null ? null : new Sku(value);
        }
    }
}
