package com.bharatmart.media;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture that this module stores, with everything that its URLs are made of. Other modules store {@link #toString} of it
 * in columns that may also hold the URL of a picture elsewhere.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
public record Picture(MediaId id, String sha256, PictureType type, PictureSize size) {

    private static final Pattern TEXT = Pattern.compile(
            "media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9a-f]{64})/([0-9]{1,5})x([0-9]{1,5})\\.(jpg|png)");

    /** Parses the result of {@link #toString()}; empty for any other text. */
    public static Optional<Picture> parse(@Nullable String text) {
        var found = TEXT.matcher(Objects.requireNonNullElse(text, ""));
        if (!found.matches()) {
            return Optional.empty();
        }
        return PictureType.ofExtension(found.group(5))
                .map(type -> new Picture(
                        new MediaId(UUID.fromString(found.group(1))),
                        found.group(2),
                        type,
                        new PictureSize(Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4)))));
    }

    /** The name of its object in the bucket. */
    String objectName() {
        return objectName(size);
    }

    /** The name of the object that holds the same picture in another size. */
    String objectName(PictureSize other) {
        return new PictureName(sha256, other, type).objectName();
    }

    @Override
    public String toString() {
        return "media:%s/%s".formatted(id.value(), new PictureName(sha256, size, type));
    }
}
