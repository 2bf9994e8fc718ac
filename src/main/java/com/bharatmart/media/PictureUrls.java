package com.bharatmart.media;

import java.util.List;
import org.springframework.stereotype.Component;

/** Where the world finds the pictures, in all their sizes. Asks nobody: a picture and the configuration tell. */
@Component
public class PictureUrls {

    /** Where this service gives them out itself. */
    public static final String PATH = "/media";

    /** For lists: as wide as that, if there is one. */
    private static final int PREVIEW = 640;

    private final String base;
    private final List<Integer> widths;

    PictureUrls(MediaProperties properties) {
        var url = properties.publicUrl();
        this.base = url == null ? PATH : url.toString().replaceFirst("/+$", "");
        this.widths = properties.widths().stream().sorted().toList();
    }

    /** In full size. */
    public String of(Picture picture) {
        return url(picture, picture.size());
    }

    /** In a size for lists. */
    public String preview(Picture picture) {
        return sizes(picture).stream()
                .filter(size -> size.width() >= PREVIEW)
                .findFirst()
                .map(size -> url(picture, size))
                .orElseGet(() -> of(picture));
    }

    /** In its smaller sizes, the smallest first. */
    public List<Rendition> renditions(Picture picture) {
        return sizes(picture).stream()
                .map(size -> new Rendition(url(picture, size), picture.type().contentType(), size))
                .toList();
    }

    List<PictureSize> sizes(Picture picture) {
        return widths.stream()
                .filter(width -> width < picture.size().width())
                .map(picture.size()::withWidth)
                .toList();
    }

    private String url(Picture picture, PictureSize size) {
        return base + '/' + new PictureName(picture.sha256(), size, picture.type());
    }

    /** A picture in one of its sizes. */
    public record Rendition(String url, String contentType, PictureSize size) {}
}
