package com.bharatmart.catalog.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A response of the catalogue, ready to be sent. */
final class CachedResponse {

    private static final byte END = '\n';

    private final String tag;
    private final @Nullable String link;
    private final String language;
    private final ResponseBody body;
    private volatile @Nullable ResponseRoute route;

    /**
     * @param tag the entity tag
     * @param link the Link header with the next page, null if there is none
     * @param language of its texts, the header Content-Language
     */
    CachedResponse(String tag, @Nullable String link, String language, ResponseBody body) {
        this.tag = tag;
        this.link = link;
        this.language = language;
        this.body = body;
    }

    String tag() {
        return tag;
    }

    @Nullable String link() {
        return link;
    }

    String language() {
        return language;
    }

    ResponseBody body() {
        return body;
    }

    /** Whether a client cannot tell the two apart. */
    boolean isSame(CachedResponse other) {
        return tag.equals(other.tag) && language.equals(other.language) && Objects.equals(link, other.link);
    }

    /** The same response in less memory: {@link ResponseBody#compressed}. */
    CachedResponse compressed(byte @Nullable [] dictionary) {
        return new CachedResponse(tag, link, language, body.compressed(dictionary));
    }

    /** The route that has answered with this response; null until one has. */
    @Nullable ResponseRoute route() {
        return route;
    }

    void servedBy(ResponseRoute served) {
        route = served;
    }

    /** A line for each header, then the body. */
    byte[] write() {
        var head = (tag + '\n' + (link == null ? "" : link) + '\n' + language + '\n').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + body.length())
                .put(head)
                .put(body.bytes())
                .array();
    }

    /** Reads the result of {@link #write}; null if the bytes are something else. */
    static @Nullable CachedResponse read(byte[] written) {
        var first = end(written, 0);
        var second = end(written, first + 1);
        var third = end(written, second + 1);
        if (first < 0 || second < 0 || third < 0) {
            return null;
        }
        var link = new String(written, first + 1, second - first - 1, StandardCharsets.UTF_8);
        var body = new byte[written.length - third - 1];
        System.arraycopy(written, third + 1, body, 0, body.length);
        return new CachedResponse(
                new String(written, 0, first, StandardCharsets.UTF_8),
                link.isEmpty() ? null : link,
                new String(written, second + 1, third - second - 1, StandardCharsets.UTF_8),
                ResponseBody.of(body));
    }

    /** Bytes in memory. */
    int size() {
        return body.size() + tag.length() + language.length() + (link == null ? 0 : link.length());
    }

    private static int end(byte[] written, int from) {
        for (var i = from; i < written.length; i++) {
            if (written[i] == END) {
                return i;
            }
        }
        return -1;
    }
}
