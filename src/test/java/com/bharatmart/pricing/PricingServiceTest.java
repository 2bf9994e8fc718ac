package com.bharatmart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.Offer;
import com.bharatmart.catalog.ProductId;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingServiceTest {

    private final GstRates rates = new GstRates();
    private final PricingService pricing =
            new PricingService(rates, new PricingProperties(IndianState.KA, 4_900, 49_900));

    @ParameterizedTest
    @CsvSource({
        "62114299, 2625.00, 500", // 2,500 without tax at 5 %
        "62114299, 2625.03, 1800",
        "85183000, 999, 1800",
        "490110, 250, 0",
        "7113, 50000, 300",
        "9999, 100, 1800",
        ", 100, 1800"
    })
    void rateFollowsTheLongestPrefixAndThePrice(@Nullable String hsn, String price, int basisPoints) {
        assertThat(rates.rateOf(hsn, Money.rupees(price))).isEqualTo(basisPoints);
    }

    @Test
    void taxWithinAStateIsTwoEqualHalves() {
        var totals = pricing.totals(List.of(item("1180", "8518", 1)));

        assertThat(totals.tax()).isEqualTo(Money.inr(18_000));
        assertThat(totals.total()).isEqualTo(Money.inr(118_000));
        assertThat(totals.taxLines())
                .containsExactly(
                        new TaxLine("CGST", 900, Money.inr(100_000), Money.inr(9_000)),
                        new TaxLine("SGST", 900, Money.inr(100_000), Money.inr(9_000)));
    }

    @Test
    void taxBetweenStatesIsOneLine() {
        var totals = pricing.totals(List.of(item("1180", "8518", 1)), IndianState.MH);

        assertThat(totals.taxLines())
                .containsExactly(new TaxLine("IGST", 1_800, Money.inr(100_000), Money.inr(18_000)));
    }

    @Test
    void halvesAreEqualAfterRounding() {
        for (var paise = 1; paise < 500; paise++) {
            var tax = Tax.in(Money.inr(paise), 500, Supply.INTRA_STATE);
            var lines = TaxLine.of(Supply.INTRA_STATE, List.of(tax));

            assertThat(lines.get(0).amount()).isEqualTo(lines.get(1).amount());
            assertThat(lines.get(0).amount().plus(lines.get(1).amount())).isEqualTo(tax.amount());
            assertThat(tax.taxable().plus(tax.amount())).isEqualTo(Money.inr(paise));
        }
    }

    @Test
    void unionTerritoryWithoutALegislatureLeviesUtgst() {
        var seller = new PricingService(rates, new PricingProperties(IndianState.CH, 0, 0));

        assertThat(seller.totals(List.of(item("1180", "8518", 1)))
                        .taxLines()
                        .get(1)
                        .type())
                .isEqualTo("UTGST");
    }

    @Test
    void shippingIsTaxedAtTheHighestRateInTheParcel() {
        var totals = pricing.totals(List.of(item("100", "490110", 1), item("100", "8518", 1)));

        assertThat(totals.shipping().gross()).isEqualTo(Money.inr(4_900));
        assertThat(totals.shipping().tax().rateBasisPoints()).isEqualTo(1_800);
        assertThat(totals.total()).isEqualTo(Money.inr(24_900));
    }

    @Test
    void totalsAddUp() {
        var totals = pricing.totals(
                List.of(item("99.99", "62114299", 3), item("0.01", "8518", 7), item("12.34", "0713", 5)),
                IndianState.TN);
        var taxes = totals.taxLines().stream().map(TaxLine::amount).reduce(Money.ZERO, Money::plus);

        assertThat(totals.subtotal()).isEqualTo(Money.inr(3 * 9_999 + 7 + 5 * 1_234));
        assertThat(totals.total())
                .isEqualTo(totals.subtotal().plus(totals.shipping().gross()));
        assertThat(taxes).isEqualTo(totals.tax());
    }

    private static PricingItem item(String rupees, String hsn, int quantity) {
        var price = Money.rupees(rupees);
        var offer = new Offer(
                new Sku("S"),
                new ProductId(new UUID(0, 0)),
                "slug",
                "Name",
                Map.of(),
                null,
                price,
                price,
                100,
                hsn,
                true);
        return new PricingItem(offer, new Quantity(quantity));
    }
}
