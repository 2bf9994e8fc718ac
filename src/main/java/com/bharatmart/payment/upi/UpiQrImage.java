package com.bharatmart.payment.upi;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The QR code of a UPI link, for a shopper who pays with a phone what a computer shows. */
public final class UpiQrImage {

    private static final String SCHEME = "upi://pay?";
    /** NPCI's linking specification has no limit; the links of gateways are below 300 characters. */
    private static final int MAX_LENGTH = 1024;

    private static final int PIXELS_PER_MODULE = 6;
    /** Light modules around the code: ISO/IEC 18004, section 6.3.8. */
    private static final int QUIET_ZONE = 4;

    private UpiQrImage() {}

    public static boolean isLink(String text) {
        return text.startsWith(SCHEME) && text.length() <= MAX_LENGTH;
    }

    /**
     * A PNG as a {@code data:} URI.
     *
     * @throws IllegalArgumentException if this is not a UPI link, or one that is too long
     */
    public static String dataUri(String link) {
        if (!isLink(link)) {
            throw new IllegalArgumentException("not a UPI link");
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(link));
    }

    private static byte[] png(String link) {
        try {
            var modules = new QRCodeWriter()
                    .encode(
                            link,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    StandardCharsets.UTF_8.name(),
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE));
            return BitmapPng.encode(modules.getWidth(), modules.getHeight(), PIXELS_PER_MODULE, modules::get);
        } catch (WriterException e) {
            throw new IllegalArgumentException("not a UPI link", e);
        }
    }
}
