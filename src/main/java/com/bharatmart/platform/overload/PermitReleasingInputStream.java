package com.bharatmart.platform.overload;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A request body: while a read waits for the client, the permit of the request is released. */
final class PermitReleasingInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private final AdmissionPermit permit;

    PermitReleasingInputStream(ServletInputStream body, AdmissionPermit permit) {
        this.body = body;
        this.permit = permit;
    }

    @Override
    public int read() throws IOException {
        return readWithoutPermit(body::read);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return readWithoutPermit(() -> body.read(buffer, offset, length));
    }

    private int readWithoutPermit(Read read) throws IOException {
        if (body.available() > 0) {
            return read.read();
        }
        var start = System.nanoTime();
        permit.release();
        try {
            return read.read();
        } finally {
            permit.reacquire();
            permit.extend(Duration.ofNanos(System.nanoTime() - start));
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
