package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * An image with its position in the product.
 *
 * @param draft its {@code url} is the name in the file if the image is to be uploaded
 * @param position lowest first; {@link Integer#MAX_VALUE} if the file has none
 * @param file the image to upload, null if it has an address
 */
record ImportedImage(
        ProductImage draft, int position, @Nullable PictureFile file) {

    private static final int MAX_POSITION = 1_000_000;

    /**
     * Null if the row has none. Throws {@link InvalidRowException} if it is neither a URL nor a file.
     *
     * @param pictures where its file may be
     */
    static @Nullable ImportedImage of(ImportRow row, PictureFolder pictures) {
        if (row.isBlank(ImportColumn.IMAGE)) {
            return null;
        }
        var position = row.count(ImportColumn.IMAGE_POSITION, MAX_POSITION);
        var text = row.text(ImportColumn.IMAGE_ALT, ProductLimits.MAX_IMAGE_ALT_LENGTH);
        var alt = text.isEmpty() ? null : text;
        var file = file(row, pictures, alt);
        return new ImportedImage(
                new ProductImage(file == null ? url(row, ImportColumn.IMAGE) : file.name(), alt),
                position == 0 ? Integer.MAX_VALUE : position,
                file);
    }

    private static @Nullable PictureFile file(ImportRow row, PictureFolder pictures, @Nullable String alt) {
        var name = row.raw(ImportColumn.IMAGE).strip();
        return !pictures.exists() || ProductImage.isUrl(name)
                ? null
                : new PictureFile(pictures.require(name), name, alt);
    }

    /** Throws {@link InvalidRowException} if the field is not a URL. */
    static String url(ImportRow row, ImportColumn column) {
        var text = row.raw(column).strip();
        if (text.length() > ProductLimits.MAX_IMAGE_URL_LENGTH) {
            throw new InvalidRowException("\"%s\" is longer than %,d characters"
                    .formatted(row.name(column), ProductLimits.MAX_IMAGE_URL_LENGTH));
        }
        if (ProductImage.isUrl(text)) {
            return text;
        }
        throw new InvalidRowException(
                "\"%s\" is not an http or https address: \"%s\"".formatted(row.name(column), PlainText.excerpt(text)));
    }
}
