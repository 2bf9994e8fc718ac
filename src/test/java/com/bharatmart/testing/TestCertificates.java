package com.bharatmart.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A certificate authority and a server certificate for {@code localhost}, made by {@code keytool} and valid for a day.
 *
 * @param authority the certificate of the authority, as PEM
 * @param certificate of the server, as PEM
 * @param key of the server, as PEM; only its owner can read it
 */
public record TestCertificates(Path authority, Path certificate, Path key) {

    private static final String PASSWORD = "changeit";

    /** @param folder gets the files */
    public static TestCertificates in(Path folder) {
        var store = folder.resolve("keys.p12");
        // Two authorities of the same name would make a chain look plausible.
        make(store, "authority", "CN=Authority " + UUID.randomUUID(), "-ext", "bc:c", "-ext", "ku=keyCertSign");
        make(store, "server", "CN=localhost", "-signer", "authority", "-ext", "san=dns:localhost");
        try (var content = Files.newInputStream(store)) {
            return write(folder, load(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore load(InputStream content) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(content, PASSWORD.toCharArray());
        return keys;
    }

    private static TestCertificates write(Path folder, KeyStore keys) throws IOException, GeneralSecurityException {
        var key = Files.createFile(
                folder.resolve("server.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        return new TestCertificates(
                Files.writeString(
                        folder.resolve("authority.crt"),
                        pem("CERTIFICATE", keys.getCertificate("authority").getEncoded())),
                Files.writeString(
                        folder.resolve("server.crt"),
                        pem("CERTIFICATE", keys.getCertificate("server").getEncoded())),
                key);
    }

    private static String pem(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, lines.encodeToString(content));
    }

    private static void make(Path store, String alias, String name, String... more) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "1",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(Arrays.asList(more));
        try {
            var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
