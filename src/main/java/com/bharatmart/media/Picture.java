package com.bharatmart.media;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is kept here, with all that its addresses need. Other modules keep {@link #toString} of it where they
 * keep addresses of pictures elsewhere.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
public record Picture(MediaId id, String sha256, PictureType type, PictureSize size) {

    private static final Pattern TEXT = Pattern.compile(
            "media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9a-f]{64})/([0-9]{1,5})x([0-9]{1,5})\\.(jpg|png)");

    /** Reads what {@link #toString()} wrote; empty if it is something else. */
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

    /** Its place in the bucket. */
    String objectName() {
        return objectName(size);
    }

    /** The place of the same picture in another size. */
    String objectName(PictureSize other) {
        return new PictureName(sha256, other, type).objectName();
    }

    @Override
    public String toString() {
        return "media:%s/%s".formatted(id.value(), new PictureName(sha256, size, type));
    }
}
