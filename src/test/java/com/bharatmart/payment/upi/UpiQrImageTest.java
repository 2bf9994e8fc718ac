package com.bharatmart.payment.upi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpiQrImageTest {

    private static final String LINK =
            "upi://pay?pa=bharatmart@bank&pn=BharatMart&tr=RZP1&tn=Order%20BM-1&am=1299.00&cu=INR";

    @ParameterizedTest
    @ValueSource(strings = {LINK, "upi://pay?pa=a@b", "upi://pay?pn=भारत मार्ट&pa=bharatmart@bank&am=1.00&cu=INR"})
    void anotherReaderReadsTheLink(String link) throws Exception {
        assertThat(read(image(link))).isEqualTo(link);
    }

    @Test
    void longestLinkIsReadToo() throws Exception {
        var link = LINK + "&x=" + "y".repeat(1024 - LINK.length() - 3);

        assertThat(read(image(link))).isEqualTo(link);
    }

    @Test
    void hasItsQuietZone() throws Exception {
        var image = image(LINK);

        for (var offset = 0; offset < 4 * 6; offset++) {
            for (var along = 0; along < image.getWidth(); along++) {
                assertThat(image.getRGB(along, offset)).isEqualTo(0xffffffff);
                assertThat(image.getRGB(offset, along)).isEqualTo(0xffffffff);
            }
        }
        assertThat(image.getRGB(4 * 6, 4 * 6)).isEqualTo(0xff000000);
    }

    @Test
    void isSmall() {
        assertThat(UpiQrImage.dataUri(LINK)).hasSizeLessThan(4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://example.com", "UPI://pay?pa=a@b", "javascript:alert(1)"})
    void otherTextIsNoLink(String text) {
        assertThatThrownBy(() -> UpiQrImage.dataUri(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longerLinkIsNone() {
        assertThatThrownBy(() -> UpiQrImage.dataUri(LINK + "x".repeat(1024)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BufferedImage image(String link) throws Exception {
        var uri = UpiQrImage.dataUri(link);
        assertThat(uri).startsWith("data:image/png;base64,");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
    }

    private static String read(BufferedImage image) throws Exception {
        var width = image.getWidth();
        var height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText();
    }
}
