package com.bharatmart.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes the public URLs of pictures in all sizes from the picture and the configuration, without I/O. */
@Component
public class PictureUrls {

    /** The path at which this service serves pictures. */
    public static final String PATH = "/media";

    /** Pixels. */
    private static final int MIN_PREVIEW_WIDTH = 640;

    private final String base;
    private final List<Integer> widths;

    PictureUrls(MediaProperties properties) {
        var url = properties.publicUrl();
        this.base = url == null ? PATH : url.toString().replaceFirst("/+$", "");
        this.widths = properties.widths().stream().sorted().toList();
    }

    /** The URL of the full size. */
    public String of(Picture picture) {
        return url(picture, picture.size());
    }

    /** The URL of the smallest rendition that is wide enough for lists, else of the full size. */
    public String preview(Picture picture) {
        return sizes(picture).stream()
                .filter(size -> size.width() >= MIN_PREVIEW_WIDTH)
                .findFirst()
                .map(size -> url(picture, size))
                .orElseGet(() -> of(picture));
    }

    /** The smaller sizes, the smallest first. */
    public List<Rendition> renditions(Picture picture) {
        return sizes(picture).stream()
                .map(size -> new Rendition(url(picture, size), picture.type().contentType(), size))
                .toList();
    }

    /**
     * All that a page needs to show a picture.
     *
     * @param reference {@link Picture#toString()}, or the URL of a picture elsewhere; null without a picture
     * @param alt the text in place of the picture
     */
    public @Nullable PictureView view(@Nullable String reference, @Nullable String alt) {
        return reference == null
                ? null
                : Picture.parse(reference)
                        .map(picture -> view(picture, reference, alt))
                        .orElseGet(() -> new PictureView(reference, reference, alt, null, null, List.of()));
    }

    private PictureView view(Picture picture, String reference, @Nullable String alt) {
        return new PictureView(
                reference,
                of(picture),
                alt,
                picture.size().width(),
                picture.size().height(),
                renditions(picture).stream().map(PictureView.Rendition::of).toList());
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

    /** A smaller size of a picture. */
    public record Rendition(String url, String contentType, PictureSize size) {}
}
