package com.bharatmart.catalog;

import com.bharatmart.media.Picture;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a product. Its place in the list is its place on the page.
 *
 * @param url an http or https address; for a picture in Object Storage, {@link Picture#toString()}
 */
public record ProductImage(String url, @Nullable String alt) {

    /** Whether a product can have this {@code url}. */
    public static boolean isUrl(String text) {
        return Picture.parse(text).isPresent() || isWebUrl(text);
    }

    private static boolean isWebUrl(String text) {
        try {
            var uri = new URI(text);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
