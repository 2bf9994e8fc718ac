package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What comes out has the colors and the upright shape of what went in, within 2 of 255. */
class PictureColorsTest {

    private static final List<Integer> GRAYS = List.of(0, 30, 90, 128, 200, 255);
    private static final List<int[]> COLORS = List.of(
            new int[] {0, 0, 0},
            new int[] {255, 255, 255},
            new int[] {128, 128, 128},
            new int[] {200, 60, 40},
            new int[] {40, 180, 90},
            new int[] {255, 0, 0});

    private final PictureReader reader = reader("56MB");

    @ParameterizedTest
    @CsvSource({"400,10", "2400,10", "2400,1200"})
    void grayJpegsKeepTheirValues(int width, int height) {
        assertGrays(read(jpeg(grays(width, height, BufferedImage.TYPE_BYTE_GRAY))), null);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void grayPngsKeepTheirValues(int type) {
        for (var width : List.of(400, 2400)) {
            assertGrays(read(TestPictures.encode(grays(width, 10, type), "png")), null);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT})
    void transparentGrayPngsKeepTheirValues(int samples) {
        for (var width : List.of(400, 2400)) {
            var colors = new ComponentColorModel(
                    ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, Transparency.TRANSLUCENT, samples);
            var raster = colors.createCompatibleWritableRaster(width, 10);
            var scale = samples == DataBuffer.TYPE_BYTE ? 1 : 257;
            for (var x = 0; x < width; x++) {
                for (var y = 0; y < 10; y++) {
                    raster.setPixel(x, y, new int[] {gray(x, width) * scale, 128 * scale});
                }
            }
            var image = read(TestPictures.encode(new BufferedImage(colors, raster, false, null), "png"));

            assertGrays(image, null);
            assertThat(new Color(image.getRGB(5, 5), true).getAlpha()).isEqualTo(128);
        }
    }

    @Test
    void grayProfilesAreApplied() {
        var profile = TestProfile.LINEAR_GRAY;
        var gray = grays(2400, 10, BufferedImage.TYPE_BYTE_GRAY);

        assertGrays(read(TestPictures.withSegment(jpeg(gray), 0xE2, profile.jpegSegment())), profile);
        assertGrays(
                read(TestPictures.withChunk(TestPictures.encode(gray, "png"), "iCCP", profile.pngChunk())), profile);
    }

    static Stream<Arguments> profiles() {
        return Stream.of(TestProfile.DISPLAY_P3, TestProfile.ADOBE_RGB)
                .flatMap(profile -> Stream.of(
                                BufferedImage.TYPE_3BYTE_BGR,
                                BufferedImage.TYPE_4BYTE_ABGR,
                                BufferedImage.TYPE_BYTE_INDEXED)
                        .flatMap(type -> Stream.of(600, 2400).map(width -> Arguments.of(profile, type, width))));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void profilesOfPngsAreApplied(TestProfile profile, int type, int width) {
        var png = TestPictures.encode(colors(width, type), "png");
        var seen = TestPictures.read(png);

        assertColors(read(TestPictures.withChunk(png, "iCCP", profile.pngChunk())), seen, profile);
    }

    static Stream<Arguments> profilesOfJpegs() {
        return Stream.of(TestProfile.DISPLAY_P3, TestProfile.ADOBE_RGB)
                .flatMap(profile -> Stream.of(600, 2400).map(width -> Arguments.of(profile, width)));
    }

    @ParameterizedTest
    @MethodSource("profilesOfJpegs")
    void profilesOfJpegsAreApplied(TestProfile profile, int width) {
        var jpeg = jpeg(colors(width, BufferedImage.TYPE_3BYTE_BGR));
        var seen = TestPictures.read(jpeg);

        assertColors(read(TestPictures.withSegment(jpeg, 0xE2, profile.jpegSegment())), seen, profile);
    }

    @Test
    void aProfileInPartsIsOneProfile() {
        var jpeg = jpeg(colors(600, BufferedImage.TYPE_3BYTE_BGR));
        var bytes = TestProfile.DISPLAY_P3.bytes();
        var half = bytes.length / 2;
        var second = part(2, bytes, half, bytes.length);
        var first = part(1, bytes, 0, half);

        var file = TestPictures.withSegment(TestPictures.withSegment(jpeg, 0xE2, first), 0xE2, second);

        assertColors(read(file), TestPictures.read(jpeg), TestProfile.DISPLAY_P3);
    }

    @Test
    void aBrokenProfileIsIgnored() {
        var png = TestPictures.encode(colors(600, BufferedImage.TYPE_3BYTE_BGR), "png");

        var image = read(TestPictures.withChunk(png, "iCCP", "name\0\0nothing".getBytes(StandardCharsets.US_ASCII)));

        assertThat(image.getRGB(150, 5)).isEqualTo(TestPictures.read(png).getRGB(150, 5));
    }

    @Test
    void aProfileThatIsABombIsRejected() {
        var bomb = new ByteArrayOutputStream();
        bomb.writeBytes("name\0\0".getBytes(StandardCharsets.US_ASCII));
        try (var out = new DeflaterOutputStream(bomb)) {
            out.write(new byte[64 << 20]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var png = TestPictures.withChunk(TestPictures.png(10, 10), "iCCP", bomb.toByteArray());

        assertThatThrownBy(() -> reader.read(png)).isInstanceOf(MediaException.TooLargeException.class);
    }

    /** A wide-gamut picture takes the memory of any other one. */
    @Test
    void aProfileNeedsNoMemoryOfItsOwn() {
        var jpeg = TestPictures.jpeg(2000, 1500);
        var wide = TestPictures.withSegment(jpeg, 0xE2, TestProfile.DISPLAY_P3.jpegSegment());
        var small = reader("9MB");

        assertThat(small.read(wide).size()).isEqualTo(small.read(jpeg).size());
    }

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
    void turnsPngsUpright(int orientation, int width, int height, int redX, int redY) {
        var png = TestPictures.withChunk(TestPictures.png(40, 20), "eXIf", TestPictures.exif(orientation));

        var image = read(png);

        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(width, height);
        assertThat(new Color(image.getRGB(redX, redY))).isEqualTo(Color.RED);
        assertThat(new Color(image.getRGB(width - 1 - redX, height - 1 - redY))).isEqualTo(Color.BLUE);
    }

    @Test
    void aGifHasTheSizeOfItsScreen() {
        var gif = TestPictures.gif(50, 50);
        place(gif, 200, 150, 100, 90);

        var image = read(gif);

        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(200, 150);
        assertThat(new Color(image.getRGB(99, 90), true).getAlpha()).isZero();
        assertThat(new Color(image.getRGB(100, 90), true)).isEqualTo(Color.RED);
        assertThat(new Color(image.getRGB(149, 139), true)).isEqualTo(Color.BLUE);
        assertThat(new Color(image.getRGB(150, 139), true).getAlpha()).isZero();
    }

    @Test
    void aFrameOutsideOfItsScreenEnlargesIt() {
        var gif = TestPictures.gif(50, 50);
        place(gif, 40, 40, 10, 0);

        assertThat(reader.read(gif).size()).isEqualTo(new PictureSize(60, 50));
    }

    @Test
    void aHugeScreenIsReadWithinTheMemoryOrRejected() {
        var gif = TestPictures.gif(50, 50);
        place(gif, 7_000, 7_000, 10, 10);
        assertThat(reader("6MB").read(gif).size().width()).isBetween(500, 2_048);

        place(gif, 65_000, 65_000, 10, 10);
        assertThatThrownBy(() -> reader.read(gif)).isInstanceOf(MediaException.TooLargeException.class);
    }

    @Test
    void halfTransparentPixelsKeepTheirColor() {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_4BYTE_ABGR);
        for (var x = 0; x < 16; x++) {
            image.setRGB(x, 3, (x * 17) << 24 | 0xC86428);
        }

        var seen = read(TestPictures.encode(image, "png"));

        for (var x = 1; x < 16; x++) {
            assertThat(seen.getRGB(x, 3)).isEqualTo(image.getRGB(x, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "heix", "mif1", "avif"})
    void saysWhichFormatsAreAcceptedInsteadOfHeicAndAvif(String brand) {
        var file = ("\0\0\0\30ftyp" + brand + "\0\0\0\0mif1heic").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(MediaException.NotAPictureException.class)
                .hasMessage("HEIC and AVIF are not accepted. Save the picture as a JPEG, PNG, WebP or GIF.");
    }

    private static PictureReader reader(String memory) {
        return new PictureReader(
                new Binder(new MapConfigurationPropertySource(Map.of("bharatmart.media.decoding-memory", memory)))
                        .bind("bharatmart.media", MediaProperties.class)
                        .get());
    }

    private BufferedImage read(byte[] file) {
        return reader.read(file).image();
    }

    private static int gray(int x, int width) {
        return GRAYS.get(x * GRAYS.size() / width);
    }

    private static BufferedImage grays(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var scale = type == BufferedImage.TYPE_USHORT_GRAY ? 257 : 1;
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.getRaster().setSample(x, y, 0, gray(x, width) * scale);
            }
        }
        return image;
    }

    private static BufferedImage colors(int width, int type) {
        var image = new BufferedImage(width, 10, type);
        for (var x = 0; x < width; x++) {
            var color = COLORS.get(x * COLORS.size() / width);
            for (var y = 0; y < 10; y++) {
                image.setRGB(x, y, new Color(color[0], color[1], color[2]).getRGB());
            }
        }
        return image;
    }

    /** In the middle of each tile, since scaling blurs the edges. */
    private static void assertGrays(BufferedImage image, @Nullable TestProfile profile) {
        for (var i = 0; i < GRAYS.size(); i++) {
            var x = (2 * i + 1) * image.getWidth() / (2 * GRAYS.size());
            var gray = GRAYS.get(i);
            var expected = profile == null ? new int[] {gray, gray, gray} : profile.inSrgb(gray);
            assertColor(image, x, expected);
        }
    }

    private static void assertColors(BufferedImage image, BufferedImage decoded, TestProfile profile) {
        for (var i = 0; i < COLORS.size(); i++) {
            var color = new Color(decoded.getRGB((2 * i + 1) * decoded.getWidth() / (2 * COLORS.size()), 5));
            assertColor(
                    image,
                    (2 * i + 1) * image.getWidth() / (2 * COLORS.size()),
                    profile.inSrgb(color.getRed(), color.getGreen(), color.getBlue()));
        }
    }

    private static void assertColor(BufferedImage image, int x, int[] expected) {
        var color = new Color(image.getRGB(x, image.getHeight() / 2));
        var seen = List.of(color.getRed(), color.getGreen(), color.getBlue());
        for (var i = 0; i < 3; i++) {
            assertThat(seen.get(i)).as("%s at %d", seen, x).isBetween(expected[i] - 2, expected[i] + 2);
        }
    }

    private static byte[] jpeg(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(1);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] part(int number, byte[] profile, int from, int to) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII));
        bytes.write(number);
        bytes.write(2);
        bytes.write(profile, from, to - from);
        return bytes.toByteArray();
    }

    /** Sets the size of the screen, and the place of the frame on it. */
    private static void place(byte[] gif, int width, int height, int left, int top) {
        var at = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 * (2 << (gif[10] & 7)));
        while (gif[at] == 0x21) {
            at += 2;
            for (; gif[at] != 0; at += 1 + (gif[at] & 0xFF)) {
                assertThat(at).isLessThan(gif.length);
            }
            at++;
        }
        assertThat(gif[at]).isEqualTo((byte) 0x2C);
        putShort(gif, 6, width);
        putShort(gif, 8, height);
        putShort(gif, at + 1, left);
        putShort(gif, at + 3, top);
    }

    private static void putShort(byte[] file, int at, int value) {
        file[at] = (byte) value;
        file[at + 1] = (byte) (value >> 8);
    }
}
