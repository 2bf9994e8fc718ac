package com.bharatmart.pricing;

import com.bharatmart.shared.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The tax of one kind at one rate.
 *
 * @param type CGST, SGST, UTGST or IGST
 * @param rateBasisPoints of this kind: 900 for the CGST of an 18 % supply
 * @param taxable the amount that is taxed
 */
public record TaxLine(String type, int rateBasisPoints, Money taxable, Money amount) {

    /** Sums taxes by kind and rate, in the order of the rates. */
    public static List<TaxLine> of(Supply supply, Collection<Tax> taxes) {
        var byRate = new TreeMap<Integer, Tax>();
        for (var tax : taxes) {
            if (tax.rateBasisPoints() > 0) {
                byRate.merge(tax.rateBasisPoints(), tax, TaxLine::sum);
            }
        }
        var lines = new ArrayList<TaxLine>();
        for (var tax : byRate.values()) {
            switch (supply) {
                case INTER_STATE -> lines.add(new TaxLine("IGST", tax.rateBasisPoints(), tax.taxable(), tax.amount()));
                case INTRA_STATE -> halves(tax, "SGST", lines);
                case INTRA_TERRITORY -> halves(tax, "UTGST", lines);
            }
        }
        return lines;
    }

    private static Tax sum(Tax one, Tax other) {
        return new Tax(
                one.rateBasisPoints(),
                one.taxable().plus(other.taxable()),
                one.amount().plus(other.amount()));
    }

    private static void halves(Tax tax, String second, List<TaxLine> lines) {
        var half = tax.amount().fraction(1, 2);
        lines.add(new TaxLine("CGST", tax.rateBasisPoints() / 2, tax.taxable(), half));
        lines.add(new TaxLine(second, tax.rateBasisPoints() / 2, tax.taxable(), half));
    }
}
