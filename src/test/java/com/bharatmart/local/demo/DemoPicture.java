package com.bharatmart.local.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A drawing of a product: the same for the same product, and another one for every other. */
final class DemoPicture {

    private static final int SIDE = 800;
    private static final double MARGIN = 110;

    private DemoPicture() {}

    /** As a PNG. */
    static byte[] of(String name, String category, String slug) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        var colours = Palette.of(name, slug);
        graphics.setPaint(new GradientPaint(
                0, 0, colours.background(), 0, SIDE, Palette.mixed(colours.background(), colours.main(), 0.16f)));
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.translate(SIDE / 2.0, SIDE * 0.84);
        graphics.scale(1, 0.16);
        graphics.setPaint(new RadialGradientPaint(
                0, 0, 300, new float[] {0, 1}, new Color[] {new Color(0, 0, 0, 70), new Color(0, 0, 0, 0)}));
        graphics.fillOval(-300, -300, 600, 600);
        graphics.scale(1, 1 / 0.16);
        graphics.translate(-SIDE / 2.0, -SIDE * 0.84);
        graphics.translate(MARGIN, MARGIN - 20);
        var scale = (SIDE - 2 * MARGIN) / 100;
        graphics.scale(scale, scale);
        Motif.of(name, category).draw(new Brush(graphics, colours));
        graphics.dispose();
        return png(image);
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
