package com.bharatmart.media;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a picture or of a range of it. The caller closes it after sending them, which releases their memory permits.
 *
 * @param start position of the bytes in the object
 * @param length of the whole object
 * @param isFinal false for the full size in place of a rendition that does not exist yet
 * @param release releases the memory permits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PictureContent(PictureType type, byte[] bytes, long start, long length, boolean isFinal, Runnable release)
        implements AutoCloseable {

    /**
     * A range of bytes: from {@code first} to {@code last}, or to the end if {@code last} is null. If {@code first} is null,
     * it is the last {@code last} bytes.
     */
    public record ByteRange(@Nullable Long first, @Nullable Long last) {}

    @Override
    public void close() {
        release.run();
    }
}
