package com.bharatmart.objectstorage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The credentials of the only caller: a user of a tenancy with an RSA key. Their folder contains {@code config} for the SDK,
 * {@code key.pem} for the caller, and {@code public.pem}, which verifies signatures.
 *
 * @param keyId tenancy, user and fingerprint, as in the keyId of a signature
 */
public record Credentials(Path folder, String keyId, PublicKey publicKey) {

    private static final String TENANCY = "ocid1.tenancy.oc1..standin";
    private static final String USER = "ocid1.user.oc1..standin";

    /** Reads the credentials in the folder, or creates them. */
    public static Credentials in(Path folder) {
        try {
            if (Files.notExists(folder.resolve("public.pem"))) {
                create(folder);
            }
            var der = Base64.getMimeDecoder()
                    .decode(Files.readString(folder.resolve("public.pem")).replaceAll("-----[A-Z ]+-----", ""));
            var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            return new Credentials(folder, "%s/%s/%s".formatted(TENANCY, USER, fingerprint(key)), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The SDK's configuration file. */
    public Path configFile() {
        return folder.resolve("config");
    }

    private static void create(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var keyFile = folder.resolve("key.pem");
        Files.writeString(keyFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        if (Files.getFileStore(keyFile).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(folder.resolve("config"), """
                [DEFAULT]
                tenancy=%s
                user=%s
                fingerprint=%s
                key_file=%s
                region=ap-mumbai-1
                """.formatted(
                        TENANCY, USER, fingerprint(pair.getPublic()), keyFile.toAbsolutePath()));
        Files.writeString(
                folder.resolve("public.pem"), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    private static String fingerprint(PublicKey key) throws GeneralSecurityException {
        return HexFormat.ofDelimiter(":")
                .formatHex(MessageDigest.getInstance("MD5").digest(key.getEncoded()));
    }

    private static String pem(String type, byte[] der) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, lines);
    }
}
