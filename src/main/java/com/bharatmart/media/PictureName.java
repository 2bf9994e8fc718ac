package com.bharatmart.media;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last two segments of a picture's URL and of its object's name. The content that belongs to a name never changes.
 *
 * @param sha256 of the bytes of the picture in its full size, in hexadecimal
 */
public record PictureName(String sha256, PictureSize size, PictureType type) {

    /** The prefix of all pictures in the bucket. */
    static final String PREFIX = "media/";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})\\.(jpg|png)");

    /** Parses the two segments of a path. */
    public static Optional<PictureName> parse(String sha256, String file) {
        var found = FILE.matcher(file);
        if (!SHA256.matcher(sha256).matches() || !found.matches()) {
            return Optional.empty();
        }
        var size = new PictureSize(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
        return PictureType.ofExtension(found.group(3)).map(type -> new PictureName(sha256, size, type));
    }

    String objectName() {
        return PREFIX + this;
    }

    @Override
    public String toString() {
        return "%s/%dx%d.%s".formatted(sha256, size.width(), size.height(), type.extension());
    }
}
