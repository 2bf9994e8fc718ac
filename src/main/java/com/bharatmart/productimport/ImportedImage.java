package com.bharatmart.productimport;

import com.bharatmart.catalog.ImageDraft;
import com.bharatmart.catalog.PlainText;
import com.bharatmart.media.Picture;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An image with its place among the product's.
 *
 * @param position the lowest comes first; {@link Integer#MAX_VALUE} where the file does not tell
 */
record ImportedImage(ImageDraft draft, int position) {

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_ALT = 512;
    private static final int LAST_POSITION = 1_000_000;

    /** Null if the row has none; throws {@link InvalidRowException} if it is no address on the web. */
    static @Nullable ImportedImage of(ImportRow row) {
        if (row.isBlank(ImportColumn.IMAGE)) {
            return null;
        }
        var position = row.count(ImportColumn.IMAGE_POSITION, LAST_POSITION);
        var alt = row.text(ImportColumn.IMAGE_ALT, LONGEST_ALT);
        return new ImportedImage(
                new ImageDraft(url(row), alt.isEmpty() ? null : alt), position == 0 ? Integer.MAX_VALUE : position);
    }

    /** Whether this is an http or https address, or a picture that is kept here. */
    static boolean isAddress(String text) {
        return Picture.parse(text).isPresent() || isOnTheWeb(text);
    }

    private static boolean isOnTheWeb(String text) {
        try {
            var uri = new URI(text);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String url(ImportRow row) {
        var text = row.raw(ImportColumn.IMAGE).strip();
        if (text.length() > LONGEST_URL) {
            throw new InvalidRowException("\"Image Src\" is longer than %,d characters".formatted(LONGEST_URL));
        }
        if (isAddress(text)) {
            return text;
        }
        throw new InvalidRowException(
                "\"Image Src\" is not an http or https address: \"%s\"".formatted(PlainText.excerpt(text)));
    }
}
