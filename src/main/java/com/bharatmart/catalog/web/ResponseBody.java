package com.bharatmart.catalog.web;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The body of a response in memory, compressed if that makes it smaller. */
final class ResponseBody {

    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final int length;
    private final byte[] dictionary;

    private ResponseBody(byte[] bytes, int length, byte[] dictionary) {
        this.bytes = bytes;
        this.length = length;
        this.dictionary = dictionary;
    }

    /** @param bytes callers must not change them */
    static ResponseBody of(byte[] bytes) {
        return new ResponseBody(bytes, bytes.length, NOTHING);
    }

    /** For {@link #bytes(Inflater)}. */
    static Inflater newInflater() {
        return new Inflater(true);
    }

    /**
     * The same body in less memory.
     *
     * @param dictionary a similar body, which callers must not change; null for none
     */
    ResponseBody compressed(byte @Nullable [] dictionary) {
        if (isCompressed()) {
            return this;
        }
        var similar = dictionary == null ? NOTHING : dictionary;
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setDictionary(similar);
            deflater.setInput(bytes);
            deflater.finish();
            var target = new byte[length];
            var size = deflater.deflate(target);
            return deflater.finished() && size < length
                    ? new ResponseBody(Arrays.copyOf(target, size), length, similar)
                    : this;
        } finally {
            deflater.end();
        }
    }

    boolean isCompressed() {
        return bytes.length < length;
    }

    /** The body as it is sent. Callers must not change it. */
    byte[] bytes() {
        if (!isCompressed()) {
            return bytes;
        }
        var inflater = newInflater();
        try {
            return bytes(inflater);
        } finally {
            inflater.end();
        }
    }

    /**
     * The body as it is sent. Callers must not change it.
     *
     * @param inflater of {@link #newInflater}, new or reset
     */
    byte[] bytes(Inflater inflater) {
        if (!isCompressed()) {
            return bytes;
        }
        var target = new byte[length];
        inflater.setDictionary(dictionary);
        inflater.setInput(bytes);
        try {
            if (inflater.inflate(target) < length) {
                throw new IllegalStateException("a compressed response is incomplete");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("a compressed response cannot be read", e);
        }
        return target;
    }

    /** Bytes as it is sent. */
    int length() {
        return length;
    }

    /** Bytes in memory. */
    int size() {
        return bytes.length;
    }
}
