package com.bharatmart.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Passes on what a client sends to PostgreSQL and reads along: "Frontend/Backend Protocol" in its documentation,
 * version 3. A round trip ends where the client has asked for an answer and sends no more.
 */
final class FrontendProtocol {

    /** Codes of requests that come before the startup message and carry nothing: SSL and GSS encryption. */
    private static final List<Integer> ENCRYPTION = List.of(80877103, 80877104);

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Consumer<List<String>> roundTrips;
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private final List<String> together = new ArrayList<>();

    FrontendProtocol(DataInputStream in, DataOutputStream out, Consumer<List<String>> roundTrips) {
        this.in = in;
        this.out = out;
        this.roundTrips = roundTrips;
    }

    void run() throws IOException {
        while (ENCRYPTION.contains(body(in.readInt()).getInt(0))) {}
        while (true) {
            var type = in.read();
            if (type < 0) {
                throw new EOFException();
            }
            out.writeByte(type);
            read((char) type, body(in.readInt()));
        }
    }

    /** Passes on the message's length and what comes after it. */
    private ByteBuffer body(int length) throws IOException {
        var bytes = in.readNBytes(length - Integer.BYTES);
        out.writeInt(length);
        out.write(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private void read(char type, ByteBuffer body) throws IOException {
        switch (type) {
            case 'P' -> statements.put(text(body), text(body));
            case 'B' -> portals.put(text(body), Objects.requireNonNull(statements.get(text(body))));
            case 'E' -> together.add(Objects.requireNonNull(portals.get(text(body))));
            case 'D' -> describe((char) body.get(), text(body));
            case 'Q' -> {
                together.add(text(body));
                end();
            }
            case 'S' -> end();
            default -> {
                // Closing of statements, termination: nothing to wait for.
            }
        }
    }

    /** A statement is described before a batch of it; a portal with every execution. */
    private void describe(char what, String name) {
        if (what == 'S') {
            together.add("-- only described: " + statements.get(name));
        }
    }

    /** The driver sends BEGIN with what follows it in one packet, though each asks for an answer of its own. */
    private void end() throws IOException {
        if (!together.isEmpty() && in.available() == 0) {
            roundTrips.accept(List.copyOf(together));
            together.clear();
        }
    }

    private static String text(ByteBuffer body) {
        var bytes = new ByteArrayOutputStream();
        for (var next = body.get(); next != 0; next = body.get()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
