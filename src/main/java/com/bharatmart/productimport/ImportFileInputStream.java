package com.bharatmart.productimport;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.dao.DataAccessException;

/** Reads the file of an import from the database, one chunk at a time. */
final class ImportFileInputStream extends InputStream {

    private final ImportFileRepository files;
    private final ProductImportJobId id;
    private byte[] chunk = {};
    private int position;
    private int next;
    private long read;

    ImportFileInputStream(ImportFileRepository files, ProductImportJobId id) {
        this.files = files;
        this.id = id;
    }

    /** How many bytes have been read. */
    long bytesRead() {
        return read;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (position == chunk.length && !fetch()) {
            return -1;
        }
        var count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, buffer, offset, count);
        position += count;
        read += count;
        return count;
    }

    private boolean fetch() throws IOException {
        try {
            chunk = files.chunk(id, next++).orElse(new byte[0]);
        } catch (DataAccessException e) {
            throw new IOException("the database is not available", e);
        }
        position = 0;
        return chunk.length > 0;
    }
}
