package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What becomes of files that are, or pretend to be, pictures. */
class PictureReaderTest {

    private final PictureReader reader =
            new PictureReader(new Binder(new MapConfigurationPropertySource(Map.of("bharatmart.media.quality", "85")))
                    .bind("bharatmart.media", MediaProperties.class)
                    .get());

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void picturesAreReadWhateverTheyCameAs(String format) {
        var pixels = reader.read(TestPictures.encoded(
                TestPictures.picture(
                        40, 20, format.equals("gif") ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_3BYTE_BGR),
                format));

        assertThat(pixels.size()).isEqualTo(new PictureSize(40, 20));
        assertThat(pixels.type()).isEqualTo(PictureType.JPEG);
        assertThat(isRed(pixels.image(), 2, 10)).isTrue();
        assertThat(isRed(pixels.image(), 37, 10)).isFalse();
    }

    @Test
    void webpIsReadAndWrittenAsSomethingElse() {
        assertThat(reader.read(resource("lossy.webp")))
                .extracting(ImageScaler::type, ImageScaler::size)
                .containsExactly(PictureType.JPEG, new PictureSize(64, 48));
        assertThat(reader.read(resource("transparent.webp")).type()).isEqualTo(PictureType.PNG);
    }

    @Test
    void whatCanBeSeenThroughStaysSo() {
        var image = new BufferedImage(10, 10, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(5, 5, 0xFF00FF00);

        var kept = TestPictures.read(
                reader.read(TestPictures.encoded(image, "png")).encoded(85));

        assertThat(new Color(kept.getRGB(0, 0), true).getAlpha()).isZero();
        assertThat(new Color(kept.getRGB(5, 5), true)).isEqualTo(Color.GREEN);
    }

    @Test
    void largePicturesAreKeptSmaller() {
        assertThat(reader.read(TestPictures.jpeg(5000, 2500)).size()).isEqualTo(new PictureSize(2048, 1024));
    }

    /** By the eight values of Exif, where the first row and the first column of the pixels belong. */
    @ParameterizedTest
    @CsvSource({
        "1, 40, 20, 2, 10",
        "2, 40, 20, 37, 10",
        "3, 40, 20, 37, 10",
        "4, 40, 20, 2, 10",
        "5, 20, 40, 10, 2",
        "6, 20, 40, 10, 2",
        "7, 20, 40, 10, 37",
        "8, 20, 40, 10, 37"
    })
    void picturesAreTurnedUpright(int orientation, int width, int height, int redX, int redY) {
        var pixels = reader.read(withExif(TestPictures.jpeg(40, 20), orientation));

        assertThat(pixels.size()).isEqualTo(new PictureSize(width, height));
        assertThat(isRed(pixels.image(), redX, redY)).isTrue();
        assertThat(isRed(pixels.image(), width - 1 - redX, height - 1 - redY)).isFalse();
    }

    @Test
    void nothingButThePixelsIsKept() {
        var kept = reader.read(withExif(TestPictures.jpeg(40, 20), 1)).encoded(85);

        var text = new String(kept, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("Exif").doesNotContain("somebody's house");
    }

    @Test
    void theSameFileIsAlwaysTheSamePicture() {
        var file = TestPictures.jpeg(300, 200);

        assertThat(reader.read(file).encoded(85)).isEqualTo(reader.read(file).encoded(85));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7 renamed to picture.jpg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<!DOCTYPE html><html><body></body></html>",
                "<?xml version=\"1.0\"?><svg/>",
                "MZ",
                "BM6",
                ""
            })
    void whatIsNoPictureIsRefused(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8), MediaException.NotAPictureException.class);
    }

    @Test
    void aPictureThatIsAScriptTooIsRefused() {
        refused(
                joined(TestPictures.gif(10, 10), "*/=1;</style><SCRIPT>alert(1)</script>"),
                MediaException.NotAPictureException.class);
        refused(gifWithComment("<script>alert(1)</script>"), MediaException.NotAPictureException.class);
    }

    @Test
    void aPictureThatIsADocumentOrAnArchiveTooIsRefused() {
        refused(gifWithComment("%PDF-1.4 "), MediaException.NotAPictureException.class);
        refused(
                joined(TestPictures.png(10, 10), "PK\5\6" + "\0".repeat(18)),
                MediaException.NotAPictureException.class);
    }

    @Test
    void aBombIsRefusedByItsHeader() throws IOException {
        refused(pngOf(50_000, 50_000), MediaException.TooLargeException.class);
        refused(jpegOf(50_000, 50_000), MediaException.TooLargeException.class);
        refused(gifOf(50_000, 50_000), MediaException.TooLargeException.class);
    }

    @Test
    void aProgressiveJpegIsReadIfItsCoefficientsFit() {
        assertThat(reader.read(progressive(3000, 2000)).size()).isEqualTo(new PictureSize(2048, 1365));
    }

    @Test
    void aProgressiveJpegWhoseCoefficientsAreTooManyIsRefusedByItsHeader() {
        assertThatThrownBy(() -> reader.read(progressive(5200, 5000)))
                .isInstanceOf(MediaException.TooLargeException.class)
                .hasMessageContaining("progressive");
    }

    /**
     * The decoder takes these for markers without a length. To one that reads a length after them, the frame behind them is
     * part of what is skipped, and the frame that counts is another one.
     */
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9})
    void aFrameCannotBeHiddenBehindAMarkerWithoutALength(int marker) {
        var progressive = progressive(200, 200);
        var baseline = TestPictures.jpeg(16, 16);
        var skipped = ByteBuffer.wrap(progressive).getShort(2) & 0xFFFF;
        var file = ByteBuffer.allocate(4 + skipped + baseline.length - 2)
                .putShort((short) 0xFFD8)
                .putShort((short) (0xFF00 | marker))
                .put(progressive, 2, progressive.length - 2)
                .put(4 + skipped, baseline, 2, baseline.length - 2)
                .array();

        refused(file, MediaException.UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FFE10000", "FFE10001"})
    void aSegmentShorterThanItsOwnLengthIsRefused(String segment) {
        var jpeg = TestPictures.jpeg(16, 16);
        var bytes = HexFormat.of().parseHex(segment);
        var file = ByteBuffer.allocate(jpeg.length + bytes.length)
                .put(jpeg, 0, 2)
                .put(bytes)
                .put(jpeg, 2, jpeg.length - 2)
                .array();

        refused(file, MediaException.UnreadableException.class);
        assertThatThrownBy(() -> JpegFrame.bytesOfCoefficients(file))
                .isInstanceOf(MediaException.UnreadableException.class);
    }

    @Test
    void aSecondFrameIsRefused() {
        var jpeg = TestPictures.jpeg(16, 16);
        var frame = frame(jpeg);
        var length = 2 + (ByteBuffer.wrap(jpeg).getShort(frame + 2) & 0xFFFF);
        var file = ByteBuffer.allocate(jpeg.length + length)
                .put(jpeg, 0, frame + length)
                .put(jpeg, frame, jpeg.length - frame)
                .array();

        assertThatThrownBy(() -> JpegFrame.bytesOfCoefficients(file))
                .isInstanceOf(MediaException.UnreadableException.class);
    }

    @Test
    void aJpegWithoutAScanIsRefused() {
        var file = Arrays.copyOf(TestPictures.jpeg(16, 16), 20);

        assertThatThrownBy(() -> JpegFrame.bytesOfCoefficients(file))
                .isInstanceOf(MediaException.UnreadableException.class);
    }

    @Test
    void aBaselineJpegNeedsNoCoefficients() {
        assertThat(JpegFrame.bytesOfCoefficients(TestPictures.jpeg(4000, 3000))).isZero();
    }

    /** Samples of two bytes each: three for a pixel, or one and a half where colors have half the width and height. */
    @Test
    void coefficientsAreCountedByTheSamplesOfTheFrame() {
        var bytes = JpegFrame.bytesOfCoefficients(progressive(4000, 3000));

        assertThat(bytes).isBetween(4000L * 3000 * 3, 4000L * 3000 * 6);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY})
    void whatIsUnpackedIsNeverMoreThanTheMemoryForIt(int type) {
        var file = TestPictures.encoded(TestPictures.picture(6000, 4000, type), "png");
        var small = new PictureReader(
                new Binder(new MapConfigurationPropertySource(Map.of("bharatmart.media.decoding-memory", "6MB")))
                        .bind("bharatmart.media", MediaProperties.class)
                        .get());

        assertThat(small.read(file).size().pixels()).isBetween(200_000L, 6_000_000L);
    }

    @Test
    void compressedTextsOfAPngAreNotUnpacked() throws IOException {
        var text = new ByteArrayOutputStream();
        text.writeBytes("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
        text.writeBytes(deflated(64 * 1024 * 1024));
        var png = TestPictures.png(10, 10);
        var bomb = new ByteArrayOutputStream();
        bomb.write(png, 0, 33);
        bomb.writeBytes(chunk("zTXt", text.toByteArray()));
        bomb.write(png, 33, png.length - 33);

        assertThat(new String(PngChunks.needed(bomb.toByteArray()), StandardCharsets.ISO_8859_1))
                .doesNotContain("zTXt");
        assertThat(reader.read(bomb.toByteArray()).size()).isEqualTo(new PictureSize(10, 10));
    }

    @Test
    void brokenPicturesAreRefused() {
        for (var file :
                new byte[][] {TestPictures.jpeg(400, 400), TestPictures.png(400, 400), resource("transparent.webp")}) {
            refused(Arrays.copyOf(file, file.length / 2), MediaException.UnreadableException.class);
        }
        var garbled = TestPictures.png(400, 400);
        Arrays.fill(garbled, 60, 80, (byte) 7);
        refused(garbled, MediaException.UnreadableException.class);
    }

    private static byte[] progressive(int width, int height) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(
                    null,
                    new IIOImage(TestPictures.picture(width, height, BufferedImage.TYPE_3BYTE_BGR), null, null),
                    how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private void refused(byte[] file, Class<? extends MediaException> why) {
        assertThatThrownBy(() -> reader.read(file)).isInstanceOf(why);
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        var color = new Color(image.getRGB(x, y));
        return color.getRed() > 200 && color.getBlue() < 60;
    }

    /** A big-endian TIFF with an orientation and a description, as cameras write it. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        var description = "somebody's house\0".getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + description.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x010E)
                .putShort((short) 2)
                .putInt(description.length)
                .putInt(38);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0).put(description);
        var out = ByteBuffer.allocate(jpeg.length + 4 + exif.capacity());
        out.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.capacity() + 2));
        return out.put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] gifWithComment(String comment) {
        var gif = TestPictures.gif(10, 10);
        var text = comment.getBytes(StandardCharsets.US_ASCII);
        var end = gif.length - 1;
        return ByteBuffer.allocate(gif.length + 4 + text.length)
                .put(gif, 0, 13 + 3 * (2 << (gif[10] & 7)))
                .put(new byte[] {0x21, (byte) 0xFE, (byte) text.length})
                .put(text)
                .put((byte) 0)
                .put(gif, 13 + 3 * (2 << (gif[10] & 7)), end + 1 - (13 + 3 * (2 << (gif[10] & 7))))
                .array();
    }

    private static byte[] joined(byte[] file, String more) {
        var text = more.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(file.length + text.length)
                .put(file)
                .put(text)
                .array();
    }

    private static byte[] pngOf(int width, int height) throws IOException {
        var png = new ByteArrayOutputStream();
        png.writeBytes(PngChunks.SIGNATURE);
        png.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 0, 0, 0, 0})
                        .array()));
        png.writeBytes(chunk("IDAT", deflated(1024 * 1024)));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] jpegOf(int width, int height) {
        var jpeg = TestPictures.jpeg(16, 16);
        var frame = frame(jpeg);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        return jpeg;
    }

    /** Where the marker of the baseline frame is. */
    private static int frame(byte[] jpeg) {
        for (var i = 0; i < jpeg.length - 9; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                return i;
            }
        }
        throw new AssertionError("no frame");
    }

    private static byte[] gifOf(int width, int height) {
        var gif = HexFormat.of()
                .parseHex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b");
        for (var at : new int[] {6, 32}) {
            gif[at] = (byte) width;
            gif[at + 1] = (byte) (width >> 8);
            gif[at + 2] = (byte) height;
            gif[at + 3] = (byte) (height >> 8);
        }
        return gif;
    }

    private static byte[] chunk(String type, byte[] data) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] deflated(int zeros) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            var some = new byte[64 * 1024];
            for (var n = 0; n < zeros; n += some.length) {
                out.write(some);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) {
        try (var file = PictureReaderTest.class.getResourceAsStream("/media/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
