package com.bharatmart.local;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports for servers that cannot choose one themselves. */
public final class FreePort {

    private FreePort() {}

    /** A port that is free on all addresses of this machine now. */
    public static int find() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
