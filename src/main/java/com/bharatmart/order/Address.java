package com.bharatmart.order;

import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * An address in India, as it was when the order was placed.
 *
 * @param country always {@code IN}
 */
@Embeddable
public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Enumerated(EnumType.STRING) IndianState state,
        PinCode pin,
        String country,
        @Nullable String phone) {}
