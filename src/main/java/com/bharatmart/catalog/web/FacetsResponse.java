package com.bharatmart.catalog.web;

import com.bharatmart.catalog.list.Facets;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many products a list would have with one filter set otherwise. */
record FacetsResponse(
        List<Term> categories,
        List<Term> brands,

        @Schema(description = "What variants differ in, such as the size. A filter is option=Size:M.")
        List<Option> options,

        List<PriceBand> prices,
        Availability inStock,

        @Schema(
                description =
                        "False if a search has more matches than are counted; then the counts are of the best matches.")
        boolean exact) {

    static FacetsResponse from(Facets facets) {
        return new FacetsResponse(
                facets.categories().stream().map(Term::from).toList(),
                facets.brands().stream().map(Term::from).toList(),
                facets.options().stream().map(Option::from).toList(),
                facets.prices().stream().map(PriceBand::from).toList(),
                new Availability(facets.inStock(), facets.outOfStock()),
                facets.exact());
    }

    record Term(String slug, String name, long count) {
        static Term from(Facets.Term term) {
            return new Term(term.slug(), term.name(), term.count());
        }
    }

    /** With the values that most products have, the most frequent first. */
    record Option(String name, List<Value> values) {
        static Option from(Facets.Option option) {
            return new Option(
                    option.name(),
                    option.values().stream()
                            .map(value -> new Value(value.value(), value.count()))
                            .toList());
        }
    }

    record Value(String value, long count) {}

    /** Paise, both included; the highest band has no {@code max}. */
    record PriceBand(long min, @Nullable Long max, long count) {
        static PriceBand from(Facets.PriceBand band) {
            return new PriceBand(band.min(), band.max(), band.count());
        }
    }

    record Availability(long inStock, long outOfStock) {}
}
