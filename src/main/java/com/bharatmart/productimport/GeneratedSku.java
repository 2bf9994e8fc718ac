package com.bharatmart.productimport;

import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.Sku;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SKU of a variant that has none in the file: {@code clay-plant-pot_Extra-Large}. It depends only on the handle and the
 * option values, not on other variants or their order, so every import generates the same one. A hash of the whole follows
 * if the readable form is ambiguous: if it is too long, the values have other characters than ASCII letters, digits and
 * single blanks, or the handle has others than small ASCII letters, digits and single dashes.
 */
final class GeneratedSku {

    private static final int MAX_LENGTH = 64;
    private static final int HASH_LENGTH = 10;
    private static final int MAX_LENGTH_BEFORE_HASH = MAX_LENGTH - 1 - HASH_LENGTH;

    private GeneratedSku() {}

    /** The underscore is a safe separator, since the readable forms of handles and option values have none. */
    static Sku of(String handle, List<String> optionValues) {
        var readable = Stream.concat(Stream.of(handle), optionValues.stream())
                .map(GeneratedSku::readable)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("_"));
        var isUnambiguous = handle.matches("[a-z0-9]+(-[a-z0-9]+)*")
                && optionValues.stream().allMatch(value -> value.matches("[A-Za-z0-9.]+( [A-Za-z0-9.]+)*"));
        if (isUnambiguous && readable.length() <= MAX_LENGTH) {
            return new Sku(readable);
        }
        var start = readable.substring(0, Math.min(readable.length(), MAX_LENGTH_BEFORE_HASH));
        var end = hash(handle, optionValues);
        return new Sku(start.isEmpty() ? end : start.replaceFirst("[_.-]+$", "") + "_" + end);
    }

    private static String readable(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9.]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String hash(String handle, List<String> optionValues) {
        var whole = handle + "\0" + String.join("\0", optionValues);
        return Fingerprint.of(whole).substring(0, HASH_LENGTH);
    }
}
