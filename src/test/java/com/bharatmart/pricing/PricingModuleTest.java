package com.bharatmart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.Money;
import com.bharatmart.testing.ModuleTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class PricingModuleTest {

    @Autowired
    PricingService pricing;

    @Test
    void calculatesTotalsWithoutOtherModules() {
        assertThat(pricing.totals(List.of()).total()).isEqualTo(Money.ZERO);
    }
}
