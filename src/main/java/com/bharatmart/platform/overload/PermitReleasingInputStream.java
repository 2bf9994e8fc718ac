package com.bharatmart.platform.overload;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A body, of which what has not come yet is waited for aside. */
final class PermitReleasingInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private final AdmissionPermit passage;

    PermitReleasingInputStream(ServletInputStream body, AdmissionPermit passage) {
        this.body = body;
        this.passage = passage;
    }

    @Override
    public int read() throws IOException {
        return reading(body::read);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return reading(() -> body.read(buffer, offset, length));
    }

    private int reading(Read read) throws IOException {
        if (body.available() > 0) {
            return read.read();
        }
        var start = System.nanoTime();
        passage.release();
        try {
            return read.read();
        } finally {
            passage.reacquire();
            passage.extend(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @FunctionalInterface
    private interface Read {
        int read() throws IOException;
    }
}
