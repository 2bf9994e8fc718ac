package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The options of a product, as its first row names them: Size, Color. The lists have three entries, one for each option
 * that a product can have, and a blank one is none.
 *
 * @param slots the numbers of the columns, from 0, in the order of the options
 * @param slotNames a name of a column that the file lacks is blank
 */
record ImportOptions(ImportHeader header, List<Integer> slots, List<String> slotNames) {

    static final String NO_OPTION = "Title";
    static final String NO_VALUE = ProductLimits.RESERVED_OPTION_VALUE;

    ImportOptions {
        slots = List.copyOf(slots);
        slotNames = List.copyOf(slotNames);
    }

    /** Shopify writes a product without options as one with the option Title and its value Default Title. */
    static ImportOptions of(ImportRow first) {
        var byColumn = new ArrayList<String>();
        var distinct = new HashSet<String>();
        for (var i = 0; i < ImportColumn.OPTION_NAMES.size(); i++) {
            var name = first.text(ImportColumn.OPTION_NAMES.get(i), ProductLimits.MAX_OPTION_LENGTH);
            var value = first.text(ImportColumn.OPTION_VALUES.get(i), ProductLimits.MAX_OPTION_LENGTH);
            byColumn.add(name.equals(NO_OPTION) && (value.equals(NO_VALUE) || value.isEmpty()) ? "" : name);
            if (!byColumn.getLast().isEmpty() && !distinct.add(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidRowException("the option \"%s\" is named twice".formatted(name));
            }
        }
        var slots = slots(first.header(), byColumn);
        return new ImportOptions(
                first.header(), slots, slots.stream().map(byColumn::get).toList());
    }

    /** The order of the columns, but of those that the file has, the ones without a name come last. */
    private static List<Integer> slots(ImportHeader header, List<String> names) {
        var given = IntStream.range(0, names.size())
                .filter(i -> header.has(ImportColumn.OPTION_NAMES.get(i)))
                .boxed()
                .toList();
        var named = given.stream()
                .sorted(Comparator.comparing(i -> names.get(i).isEmpty()))
                .iterator();
        return IntStream.range(0, names.size())
                .mapToObj(i -> given.contains(i) ? named.next() : Integer.valueOf(i))
                .toList();
    }

    /** Whether a row has no option value. */
    static boolean isBlank(ImportRow row) {
        return ImportColumn.OPTION_VALUES.stream().allMatch(row::isBlank);
    }

    /** Those of a new product. Empty for one with a single variant. */
    List<String> names() {
        return slotNames.stream().filter(name -> !name.isEmpty()).toList();
    }

    /** Whether the file says how an option is named. */
    boolean hasName(int index) {
        return header.has(ImportColumn.OPTION_NAMES.get(slots.get(index)));
    }

    /** Whether the file says which value of an option a variant has. */
    boolean hasValue(int index) {
        return header.has(ImportColumn.OPTION_VALUES.get(slots.get(index)));
    }

    /** A variant's values. Throws {@link InvalidRowException} if the row has more or fewer than there are names in the file. */
    List<String> values(ImportRow row) {
        return IntStream.range(0, slots.size()).mapToObj(i -> value(row, i)).toList();
    }

    private String value(ImportRow row, int index) {
        var text = row.text(ImportColumn.OPTION_VALUES.get(slots.get(index)), ProductLimits.MAX_OPTION_LENGTH);
        var value = text.equals(NO_VALUE) ? "" : text;
        if (hasName(index) && hasValue(index)) {
            requireOption(index, slotNames.get(index), value);
            requireValue(index, slotNames.get(index), value);
        }
        return value;
    }

    /**
     * Throws {@link InvalidRowException} if a value of the file belongs to an option that a product does not have.
     *
     * @param names three, blank for no option
     * @param values three
     */
    void requireOptions(List<String> names, List<String> values) {
        for (var i = 0; i < names.size(); i++) {
            if (hasValue(i)) {
                requireOption(i, names.get(i), values.get(i));
            }
        }
    }

    /**
     * The values without those of options that a product does not have. Throws {@link InvalidRowException} if an option has
     * no value.
     *
     * @param names three, blank for no option
     * @param values three
     */
    List<String> fitting(List<String> names, List<String> values) {
        var fitting = new ArrayList<String>();
        for (var i = 0; i < names.size(); i++) {
            requireValue(i, names.get(i), values.get(i));
            if (!names.get(i).isEmpty()) {
                fitting.add(values.get(i));
            }
        }
        return fitting;
    }

    private void requireOption(int index, String name, String value) {
        if (name.isEmpty() && !value.isEmpty()) {
            throw new InvalidRowException(
                    "\"%s\" has a value, but the product has no such option".formatted(valueColumn(index)));
        }
    }

    private void requireValue(int index, String name, String value) {
        if (!name.isEmpty() && value.isEmpty()) {
            throw new InvalidRowException(
                    "\"%s\" is blank, but the product has the option %s".formatted(valueColumn(index), name));
        }
    }

    private String valueColumn(int index) {
        return header.name(ImportColumn.OPTION_VALUES.get(slots.get(index)));
    }
}
