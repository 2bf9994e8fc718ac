package com.bharatmart.catalog.web;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The body of a response in memory, compressed if that makes it smaller. */
final class ResponseBody {

    private final byte[] bytes;
    private final int length;

    private ResponseBody(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** @param bytes callers must not change them */
    static ResponseBody of(byte[] bytes) {
        return new ResponseBody(bytes, bytes.length);
    }

    /** The same body in less memory. */
    ResponseBody compressed() {
        if (isCompressed()) {
            return this;
        }
        var deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var target = new byte[length];
            var size = deflater.deflate(target);
            return deflater.finished() && size < length ? new ResponseBody(Arrays.copyOf(target, size), length) : this;
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
        var inflater = new Inflater();
        try {
            return bytes(inflater);
        } finally {
            inflater.end();
        }
    }

    /**
     * The body as it is sent. Callers must not change it.
     *
     * @param inflater new or reset
     */
    byte[] bytes(Inflater inflater) {
        if (!isCompressed()) {
            return bytes;
        }
        var target = new byte[length];
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
