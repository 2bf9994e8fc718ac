package com.bharatmart.productimport;

import com.bharatmart.shared.Sku;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes a sku for a variant that came without one: {@code clay-plant-pot_Extra-Large}. It depends on the handle and the
 * option values alone, not on the other variants or their order, so the next import makes the same one. Where the
 * readable form does not tell all (it is too long, or the values have other characters than ASCII letters, digits and
 * single blanks), a hash of the whole follows it, so that no two variants get the same.
 */
final class GeneratedSku {

    private static final int LONGEST = 64;
    private static final int HASH_BYTES = 5;
    private static final int LONGEST_BEFORE_HASH = LONGEST - 1 - 2 * HASH_BYTES;

    private GeneratedSku() {}

    /** Handles and option values without an underscore in their readable form make the underscore a safe separator. */
    static Sku of(String handle, List<String> optionValues) {
        var readable = optionValues.stream()
                .map(GeneratedSku::readable)
                .filter(value -> !value.isEmpty())
                .map(value -> "_" + value)
                .collect(Collectors.joining("", handle, ""));
        var tellsAll = optionValues.stream().allMatch(value -> value.matches("[A-Za-z0-9.]+( [A-Za-z0-9.]+)*"));
        if (tellsAll && readable.length() <= LONGEST) {
            return new Sku(readable);
        }
        var start = readable.substring(0, Math.min(readable.length(), LONGEST_BEFORE_HASH));
        return new Sku(start.replaceFirst("[_.-]+$", "") + "_" + hash(handle, optionValues));
    }

    private static String readable(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9.]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String hash(String handle, List<String> optionValues) {
        try {
            var whole = handle + "\0" + String.join("\0", optionValues);
            var digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
