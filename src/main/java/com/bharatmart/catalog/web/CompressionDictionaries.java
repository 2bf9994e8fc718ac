package com.bharatmart.catalog.web;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What bodies of a kind have in common: an earlier body, with which the next ones are compressed to a fraction of what each
 * would take by itself (RFC 1951 has no dictionary; it is the text before the first byte).
 */
final class CompressionDictionaries {

    /** Kinds. There are fewer of them, times languages. */
    private static final int MAX_KINDS = 100;

    /** Bytes. A half of the distance that a compressed body can look back. */
    private static final int MAX_LENGTH = 16 * 1024;

    /** Segments of a path that name the resource: the empty one, the API, its version, the collection. */
    private static final int COLLECTION = 4;

    private final ConcurrentMap<String, byte[]> dictionaries = new ConcurrentHashMap<>();

    /**
     * The dictionary for a body, null if there is none yet. A body that is much longer than it is the dictionary from now on.
     *
     * @param key of the response
     */
    byte @Nullable [] find(String key, ResponseBody body) {
        var kind = kind(key);
        var known = dictionaries.get(kind);
        if (body.length() > (known == null ? 0 : 2 * known.length)
                && body.length() <= MAX_LENGTH
                && (known != null || dictionaries.size() < MAX_KINDS)) {
            dictionaries.put(kind, body.bytes());
        }
        return known;
    }

    /** The language, the collection and the depth of the path. */
    private static String kind(String key) {
        var query = key.indexOf('?');
        var segments = List.of((query < 0 ? key : key.substring(0, query)).split("/", -1));
        return String.join("/", segments.subList(0, Math.min(COLLECTION, segments.size()))) + ' ' + segments.size();
    }
}
