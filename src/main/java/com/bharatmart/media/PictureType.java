package com.bharatmart.media;

import java.util.Arrays;
import java.util.Optional;

/** The format in which a picture is stored, whatever the format of the uploaded file. */
public enum PictureType {
    JPEG("image/jpeg", "jpg"),
    /** For pictures with transparency. */
    PNG("image/png", "png");

    private final String contentType;
    private final String extension;

    PictureType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    static Optional<PictureType> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(type -> type.extension.equals(extension))
                .findFirst();
    }

    public String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }
}
