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

class PictureReaderTest {

    private final PictureReader reader =
            new PictureReader(new Binder(new MapConfigurationPropertySource(Map.of("bharatmart.media.quality", "85")))
                    .bind("bharatmart.media", MediaProperties.class)
                    .get());

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void readsAllFormats(String format) {
        var image = reader.read(TestPictures.encode(
                TestPictures.picture(
                        40, 20, format.equals("gif") ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_3BYTE_BGR),
                format));

        assertThat(image.size()).isEqualTo(new PictureSize(40, 20));
        assertThat(image.type()).isEqualTo(PictureType.JPEG);
        assertThat(isRed(image.image(), 2, 10)).isTrue();
        assertThat(isRed(image.image(), 37, 10)).isFalse();
    }

    @Test
    void readsWebpAndEncodesItAsAnotherFormat() {
        assertThat(reader.read(resource("lossy.webp")))
                .extracting(DecodedImage::type, DecodedImage::size)
                .containsExactly(PictureType.JPEG, new PictureSize(64, 48));
        assertThat(reader.read(resource("transparent.webp")).type()).isEqualTo(PictureType.PNG);
    }

    @Test
    void keepsTransparency() {
        var image = new BufferedImage(10, 10, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(5, 5, 0xFF00FF00);

        var encoded =
                TestPictures.read(reader.read(TestPictures.encode(image, "png")).encode(85));

        assertThat(new Color(encoded.getRGB(0, 0), true).getAlpha()).isZero();
        assertThat(new Color(encoded.getRGB(5, 5), true)).isEqualTo(Color.GREEN);
    }

    @Test
    void scalesLargePicturesDown() {
        assertThat(reader.read(TestPictures.jpeg(5000, 2500)).size()).isEqualTo(new PictureSize(2048, 1024));
    }

    /** The eight Exif orientations, the size of the upright picture, and the position of a red pixel. */
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
    void turnsPicturesUpright(int orientation, int width, int height, int redX, int redY) {
        var image = reader.read(withExif(TestPictures.jpeg(40, 20), orientation));

        assertThat(image.size()).isEqualTo(new PictureSize(width, height));
        assertThat(isRed(image.image(), redX, redY)).isTrue();
        assertThat(isRed(image.image(), width - 1 - redX, height - 1 - redY)).isFalse();
    }

    @Test
    void removesMetadata() {
        var encoded = reader.read(withExif(TestPictures.jpeg(40, 20), 1)).encode(85);

        var text = new String(encoded, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("Exif").doesNotContain("a private address");
    }

    @Test
    void encodesTheSameFileToTheSameBytes() {
        var file = TestPictures.jpeg(300, 200);

        assertThat(reader.read(file).encode(85)).isEqualTo(reader.read(file).encode(85));
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
    void rejectsFilesThatAreNotPictures(String text) {
        assertRejected(text.getBytes(StandardCharsets.UTF_8), MediaException.NotAPictureException.class);
    }

    @Test
    void rejectsPicturesThatAreAlsoScripts() {
        assertRejected(
                joined(TestPictures.gif(10, 10), "*/=1;</style><SCRIPT>alert(1)</script>"),
                MediaException.NotAPictureException.class);
        assertRejected(gifWithComment("<script>alert(1)</script>"), MediaException.NotAPictureException.class);
    }

    @Test
    void rejectsPicturesThatAreAlsoDocumentsOrArchives() {
        assertRejected(gifWithComment("%PDF-1.4 "), MediaException.NotAPictureException.class);
        assertRejected(
                joined(TestPictures.png(10, 10), "PK\5\6" + "\0".repeat(18)),
                MediaException.NotAPictureException.class);
    }

    @Test
    void rejectsDecompressionBombsByTheirHeader() throws IOException {
        assertRejected(pngOf(50_000, 50_000), MediaException.TooLargeException.class);
        assertRejected(jpegOf(50_000, 50_000), MediaException.TooLargeException.class);
        assertRejected(gifOf(50_000, 50_000), MediaException.TooLargeException.class);
    }

    @Test
    void readsProgressiveJpegWhoseCoefficientsFit() {
        assertThat(reader.read(progressive(3000, 2000)).size()).isEqualTo(new PictureSize(2048, 1365));
    }

    @Test
    void rejectsProgressiveJpegWithTooManyCoefficientsByItsHeader() {
        assertThatThrownBy(() -> reader.read(progressive(5200, 5000)))
                .isInstanceOf(MediaException.TooLargeException.class)
                .hasMessageContaining("progressive");
    }

    /**
     * The decoder treats these markers as markers without a length. A parser that reads a length after them skips the frame
     * behind them and finds another frame.
     */
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9})
    void rejectsFrameHiddenBehindMarkerWithoutLength(int marker) {
        var progressive = progressive(200, 200);
        var baseline = TestPictures.jpeg(16, 16);
        var skipped = ByteBuffer.wrap(progressive).getShort(2) & 0xFFFF;
        var file = ByteBuffer.allocate(4 + skipped + baseline.length - 2)
                .putShort((short) 0xFFD8)
                .putShort((short) (0xFF00 | marker))
                .put(progressive, 2, progressive.length - 2)
                .put(4 + skipped, baseline, 2, baseline.length - 2)
                .array();

        assertRejected(file, MediaException.UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FFE10000", "FFE10001"})
    void rejectsSegmentShorterThanItsLengthField(String segment) {
        var jpeg = TestPictures.jpeg(16, 16);
        var bytes = HexFormat.of().parseHex(segment);
        var file = ByteBuffer.allocate(jpeg.length + bytes.length)
                .put(jpeg, 0, 2)
                .put(bytes)
                .put(jpeg, 2, jpeg.length - 2)
                .array();

        assertRejected(file, MediaException.UnreadableException.class);
        assertThatThrownBy(() -> JpegFrame.coefficientBytes(file))
                .isInstanceOf(MediaException.UnreadableException.class);
    }

    @Test
    void rejectsSecondFrame() {
        var jpeg = TestPictures.jpeg(16, 16);
        var frame = frame(jpeg);
        var length = 2 + (ByteBuffer.wrap(jpeg).getShort(frame + 2) & 0xFFFF);
        var file = ByteBuffer.allocate(jpeg.length + length)
                .put(jpeg, 0, frame + length)
                .put(jpeg, frame, jpeg.length - frame)
                .array();

        assertThatThrownBy(() -> JpegFrame.coefficientBytes(file))
                .isInstanceOf(MediaException.UnreadableException.class);
    }

    @Test
    void rejectsJpegWithoutScan() {
        var file = Arrays.copyOf(TestPictures.jpeg(16, 16), 20);

        assertThatThrownBy(() -> JpegFrame.coefficientBytes(file))
                .isInstanceOf(MediaException.UnreadableException.class);
    }

    @Test
    void needsNoCoefficientsForBaselineJpeg() {
        assertThat(JpegFrame.coefficientBytes(TestPictures.jpeg(4000, 3000))).isZero();
    }

    /** Two bytes per sample; three samples per pixel, or one and a half with chroma subsampling. */
    @Test
    void countsCoefficientsByTheSamplesOfTheFrame() {
        var bytes = JpegFrame.coefficientBytes(progressive(4000, 3000));

        assertThat(bytes).isBetween(4000L * 3000 * 3, 4000L * 3000 * 6);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY})
    void decodesWithinItsMemory(int type) {
        var file = TestPictures.encode(TestPictures.picture(6000, 4000, type), "png");
        var small = new PictureReader(
                new Binder(new MapConfigurationPropertySource(Map.of("bharatmart.media.decoding-memory", "6MB")))
                        .bind("bharatmart.media", MediaProperties.class)
                        .get());

        assertThat(small.read(file).size().pixels()).isBetween(200_000L, 6_000_000L);
    }

    @Test
    void doesNotDecompressTextsOfAPng() throws IOException {
        var text = new ByteArrayOutputStream();
        text.writeBytes("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
        text.writeBytes(deflated(64 * 1024 * 1024));
        var png = TestPictures.png(10, 10);
        var bomb = new ByteArrayOutputStream();
        bomb.write(png, 0, 33);
        bomb.writeBytes(chunk("zTXt", text.toByteArray()));
        bomb.write(png, 33, png.length - 33);

        assertThat(new String(PngChunks.withoutMetadata(bomb.toByteArray()), StandardCharsets.ISO_8859_1))
                .doesNotContain("zTXt");
        assertThat(reader.read(bomb.toByteArray()).size()).isEqualTo(new PictureSize(10, 10));
    }

    @Test
    void rejectsCorruptPictures() {
        for (var file :
                new byte[][] {TestPictures.jpeg(400, 400), TestPictures.png(400, 400), resource("transparent.webp")}) {
            assertRejected(Arrays.copyOf(file, file.length / 2), MediaException.UnreadableException.class);
        }
        var garbled = TestPictures.png(400, 400);
        Arrays.fill(garbled, 60, 80, (byte) 7);
        assertRejected(garbled, MediaException.UnreadableException.class);
    }

    private static byte[] progressive(int width, int height) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(
                    null,
                    new IIOImage(TestPictures.picture(width, height, BufferedImage.TYPE_3BYTE_BGR), null, null),
                    parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private void assertRejected(byte[] file, Class<? extends MediaException> expected) {
        assertThatThrownBy(() -> reader.read(file)).isInstanceOf(expected);
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        var color = new Color(image.getRGB(x, y));
        return color.getRed() > 200 && color.getBlue() < 60;
    }

    /** Adds a big-endian TIFF with an orientation and a description, like a camera. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        var description = "a private address\0".getBytes(StandardCharsets.US_ASCII);
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

    /** The position of the baseline frame's marker. */
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
            var block = new byte[64 * 1024];
            for (var n = 0; n < zeros; n += block.length) {
                out.write(block);
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
