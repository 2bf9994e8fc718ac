package com.bharatmart.local.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Draws simple shapes on a square of a hundred by a hundred. */
record Brush(Graphics2D graphics, Palette colours) {

    void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    void line(Shape shape, Color colour, double width) {
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(colour);
        graphics.draw(shape);
    }

    static Shape box(double x, double y, double width, double height, double corner) {
        return new RoundRectangle2D.Double(x, y, width, height, corner, corner);
    }

    static Shape oval(double x, double y, double width, double height) {
        return new Ellipse2D.Double(x, y, width, height);
    }

    /** Through these points, x and y in turn, and back to the first. */
    static Shape polygon(double... points) {
        var path = open(points);
        path.closePath();
        return path;
    }

    /** The same without the way back. */
    static Path2D open(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (var i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    /** From a point, along curves of two handles and an end each. */
    static Path2D curve(double x, double y, double... handles) {
        var path = new Path2D.Double();
        path.moveTo(x, y);
        for (var i = 0; i < handles.length; i += 6) {
            path.curveTo(handles[i], handles[i + 1], handles[i + 2], handles[i + 3], handles[i + 4], handles[i + 5]);
        }
        return path;
    }

    /** A cloth's print: dots in rows, within a shape. */
    void dotted(Shape within, Color colour, double step, double size) {
        var before = graphics.getClip();
        graphics.clip(within);
        for (var row = 0; row * step <= 100; row++) {
            for (var x = row % 2 == 0 ? 0 : step / 2; x <= 100; x += step) {
                fill(oval(x - size / 2, row * step - size / 2, size, size), colour);
            }
        }
        graphics.setClip(before);
    }

    /** A cloth's weave: lines across, within a shape. */
    void striped(Shape within, Color colour, double step, double width) {
        var before = graphics.getClip();
        graphics.clip(within);
        for (var y = step / 2; y <= 100; y += step) {
            fill(box(0, y, 100, width, 0), colour);
        }
        graphics.setClip(before);
    }
}
