package com.bharatmart.local.demo;

import static com.bharatmart.local.demo.Brush.box;
import static com.bharatmart.local.demo.Brush.curve;
import static com.bharatmart.local.demo.Brush.open;
import static com.bharatmart.local.demo.Brush.oval;
import static com.bharatmart.local.demo.Brush.polygon;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is drawn for a product, by the first of these words that is in its name or its category. */
enum Motif {
    SHOES("mojari", "chappal", "shoes", "slippers", "kolhapuri") {
        @Override
        void draw(Brush brush) {
            for (var y : new double[] {30, 54}) {
                var sole = curve(
                        16, y + 16, 18, y - 4, 40, y + 6, 52, y + 4, 70, y + 2, 86, y + 2, 86, y + 12, 86, y + 22, 30,
                        y + 22, 16, y + 16);
                brush.fill(sole, brush.colours().dark());
                var top = curve(46, y + 5, 60, y - 6, 84, y - 2, 84, y + 11, 78, y + 17, 56, y + 16, 46, y + 5);
                brush.fill(top, brush.colours().main());
                brush.line(
                        curve(54, y + 6, 62, y + 2, 72, y + 2, 78, y + 9),
                        brush.colours().accent(),
                        1.4);
            }
        }
    },
    TROUSERS("chinos", "pyjama", "dhoti", "lungi", "joggers", "trousers") {
        @Override
        void draw(Brush brush) {
            var shape = polygon(34, 16, 66, 16, 72, 84, 56, 84, 50, 40, 44, 84, 28, 84);
            brush.fill(shape, brush.colours().main());
            brush.striped(shape, brush.colours().light(), 9, 0.8);
            brush.fill(box(33, 14, 34, 6, 2), brush.colours().dark());
            brush.line(open(50, 20, 50, 38), brush.colours().dark(), 0.8);
        }
    },
    SAREE("saree") {
        @Override
        void draw(Brush brush) {
            var cloth = curve(
                    28, 14, 40, 22, 60, 22, 72, 14, 76, 40, 74, 66, 80, 86, 60, 90, 40, 90, 20, 86, 26, 66, 24, 40, 28,
                    14);
            brush.fill(cloth, brush.colours().main());
            brush.dotted(cloth, brush.colours().accent(), 9, 1.8);
            var pallu = curve(28, 14, 44, 36, 62, 56, 80, 86, 70, 88, 66, 88, 62, 89, 48, 62, 34, 40, 28, 14);
            brush.fill(pallu, brush.colours().dark());
            brush.line(curve(30, 18, 46, 40, 62, 60, 76, 87), brush.colours().accent(), 1.6);
            brush.line(curve(21, 83, 40, 88, 60, 88, 79, 83), brush.colours().accent(), 2.2);
        }
    },
    CLOTH(
            "dupatta",
            "shawl",
            "stole",
            "handkerchief",
            "towel",
            "bath mat",
            "bedsheet",
            "quilt",
            "table cover",
            "curtain") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(22, 60, 56, 16, 6), brush.colours().dark());
            brush.fill(box(22, 44, 56, 16, 6), brush.colours().main());
            brush.fill(box(22, 28, 56, 16, 6), brush.colours().light());
            var front = box(34, 26, 24, 52, 2);
            brush.fill(front, brush.colours().main());
            brush.dotted(front, brush.colours().accent(), 6, 1.6);
            brush.line(open(34, 72, 58, 72), brush.colours().accent(), 1.6);
            for (var x = 35; x < 58; x += 3) {
                brush.line(open(x, 78, x, 83), brush.colours().main(), 0.9);
            }
        }
    },
    WAISTCOAT("waistcoat", "bandi") {
        @Override
        void draw(Brush brush) {
            var coat = polygon(34, 18, 44, 18, 50, 36, 56, 18, 66, 18, 70, 34, 74, 82, 52, 86, 48, 86, 26, 82, 30, 34);
            brush.fill(coat, brush.colours().main());
            brush.striped(coat, brush.colours().dark(), 5, 0.5);
            brush.line(open(50, 36, 50, 85), brush.colours().dark(), 1);
            for (var y = 44; y < 82; y += 9) {
                brush.fill(oval(51.5, y, 2.6, 2.6), brush.colours().accent());
            }
            brush.line(open(32, 66, 43, 67), brush.colours().dark(), 1);
            brush.line(open(57, 67, 68, 66), brush.colours().dark(), 1);
        }
    },
    SHIRT("shirt", "polo", "t shirt") {
        @Override
        void draw(Brush brush) {
            var shirt = polygon(36, 20, 64, 20, 84, 34, 77, 48, 69, 43, 69, 84, 31, 84, 31, 43, 23, 48, 16, 34);
            brush.fill(shirt, brush.colours().main());
            brush.striped(shirt, brush.colours().light(), 8, 1);
            brush.fill(polygon(40, 20, 60, 20, 50, 31), brush.colours().dark());
            brush.line(open(50, 31, 50, 83), brush.colours().dark(), 0.8);
            for (var y = 38; y < 80; y += 10) {
                brush.fill(oval(51.2, y, 2, 2), Color.WHITE);
            }
        }
    },
    KURTA("kurta", "kurti") {
        @Override
        void draw(Brush brush) {
            var kurta = polygon(38, 12, 62, 12, 80, 26, 74, 46, 66, 41, 72, 90, 28, 90, 34, 41, 26, 46, 20, 26);
            brush.fill(kurta, brush.colours().main());
            brush.dotted(kurta, brush.colours().light(), 7, 1.3);
            brush.fill(polygon(43, 12, 57, 12, 51, 36, 49, 36), brush.colours().accent());
            brush.line(polygon(43, 12, 57, 12, 51, 36, 49, 36), brush.colours().dark(), 0.8);
            brush.line(open(29, 86, 71, 86), brush.colours().accent(), 1.6);
            brush.line(open(34, 64, 30, 90), brush.colours().dark(), 0.7);
            brush.line(open(66, 64, 70, 90), brush.colours().dark(), 0.7);
        }
    },
    BELT("belt") {
        @Override
        void draw(Brush brush) {
            brush.line(oval(24, 26, 52, 50), brush.colours().dark(), 10);
            brush.line(oval(24, 25, 52, 50), brush.colours().main(), 8);
            brush.line(box(42, 64, 18, 20, 3), brush.colours().accent(), 3);
            brush.line(open(51, 74, 60, 74), brush.colours().accent(), 2);
        }
    },
    WALLET("wallet") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(20, 30, 60, 44, 6), brush.colours().dark());
            brush.fill(box(20, 34, 60, 42, 6), brush.colours().main());
            brush.line(box(23, 37, 54, 36, 4), brush.colours().light(), 0.6);
            brush.fill(box(60, 48, 20, 14, 6), brush.colours().dark());
            brush.fill(oval(64, 53, 4, 4), brush.colours().accent());
        }
    },
    SOCKS("socks") {
        @Override
        void draw(Brush brush) {
            for (var x : new double[] {14, 36}) {
                var sock = polygon(x + 16, 20, x + 32, 20, x + 32, 58, x + 44, 68, x + 38, 80, x + 16, 68);
                brush.fill(sock, brush.colours().main());
                brush.striped(sock, brush.colours().light(), 8, 2);
                brush.fill(box(x + 15, 18, 18, 7, 2), brush.colours().dark());
            }
        }
    },
    COOKER("pressure cooker", "casserole", "kadhai", "appam") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(10, 46, 18, 6, 4), brush.colours().dark());
            brush.fill(box(72, 46, 18, 6, 4), brush.colours().dark());
            brush.fill(
                    curve(22, 42, 22, 84, 34, 82, 50, 82, 66, 82, 78, 84, 78, 42),
                    brush.colours().main());
            brush.fill(box(20, 38, 60, 8, 4), brush.colours().light());
            brush.fill(curve(26, 38, 30, 26, 70, 26, 74, 38), brush.colours().dark());
            brush.fill(box(46, 21, 8, 8, 3), brush.colours().accent());
            brush.line(curve(30, 52, 30, 66, 32, 72, 36, 76), brush.colours().light(), 2.2);
        }
    },
    TAWA("tawa", "induction cooktop") {
        @Override
        void draw(Brush brush) {
            brush.line(open(66, 42, 90, 20), brush.colours().dark(), 5);
            brush.fill(oval(14, 30, 58, 54), brush.colours().dark());
            brush.fill(oval(18, 33, 50, 47), brush.colours().main());
            brush.line(oval(26, 41, 34, 31), brush.colours().light(), 0.8);
        }
    },
    TIFFIN("tiffin", "lunch box", "idli", "masala dabba", "masala box", "spice box") {
        @Override
        void draw(Brush brush) {
            brush.line(curve(28, 34, 28, 6, 72, 6, 72, 34), brush.colours().dark(), 2.6);
            for (var i = 0; i < 3; i++) {
                brush.fill(box(26, 32 + i * 18, 48, 17, 5), brush.colours().main());
                brush.fill(box(26, 32 + i * 18, 48, 3.5, 3), brush.colours().light());
                brush.line(
                        open(32, 39 + i * 18, 32, 46 + i * 18), brush.colours().light(), 1.6);
            }
            brush.line(open(24, 34, 24, 84), brush.colours().dark(), 2);
            brush.line(open(76, 34, 76, 84), brush.colours().dark(), 2);
        }
    },
    PLATES("thali", "coffee set", "ladle", "spatula") {
        @Override
        void draw(Brush brush) {
            brush.fill(oval(12, 22, 76, 64), brush.colours().dark());
            brush.fill(oval(12, 19, 76, 64), brush.colours().main());
            brush.line(oval(19, 25, 62, 52), brush.colours().light(), 1);
            brush.fill(oval(26, 30, 20, 17), brush.colours().light());
            brush.fill(oval(54, 30, 20, 17), brush.colours().accent());
            brush.fill(oval(40, 52, 20, 17), brush.colours().light());
        }
    },
    CUP("mug", "tumbler", "kettle") {
        @Override
        void draw(Brush brush) {
            brush.line(oval(60, 40, 24, 26), brush.colours().dark(), 5);
            brush.fill(
                    curve(24, 30, 24, 80, 28, 84, 47, 84, 66, 84, 70, 80, 70, 30),
                    brush.colours().main());
            brush.fill(oval(24, 24, 46, 12), brush.colours().light());
            brush.fill(oval(28, 26, 38, 8), brush.colours().dark());
            brush.line(open(31, 42, 32, 70), brush.colours().light(), 2.4);
        }
    },
    KNIFE("knife", "chakla", "rolling", "mortar", "comb") {
        @Override
        void draw(Brush brush) {
            brush.fill(polygon(46, 10, 58, 18, 58, 56, 46, 56), new Color(0xB9C0C8));
            brush.fill(polygon(46, 10, 50, 14, 50, 56, 46, 56), new Color(0xDCE1E6));
            brush.fill(box(45, 56, 14, 32, 5), brush.colours().main());
            brush.fill(oval(50.5, 62, 3, 3), brush.colours().light());
            brush.fill(oval(50.5, 74, 3, 3), brush.colours().light());
        }
    },
    OIL("oil", "rose water", "shampoo", "lotion", "copper water bottle", "bottle", "face wash", "ink") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(43, 10, 14, 12, 3), brush.colours().dark());
            brush.fill(
                    curve(
                            44, 22, 44, 32, 32, 32, 32, 44, 32, 60, 32, 76, 34, 88, 44, 90, 56, 90, 66, 88, 68, 76, 68,
                            60, 68, 44, 68, 32, 56, 32, 56, 22),
                    brush.colours().main());
            brush.fill(box(32.5, 50, 35, 24, 1), Palette.mixed(brush.colours().light(), Color.WHITE, 0.6f));
            brush.fill(oval(43, 55, 14, 14), brush.colours().accent());
            brush.line(curve(37, 38, 35, 42, 35, 44, 35, 48), Color.WHITE, 1.6);
        }
    },
    JAR(
            "mixer grinder",
            "ghee",
            "honey",
            "pickle",
            "masala",
            "bath salt",
            "face pack",
            "cardamom",
            "lip balm",
            "kumkum",
            "powder",
            "ubtan",
            "multani") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(28, 30, 44, 56, 12), brush.colours().main());
            brush.fill(box(31, 16, 38, 15, 4), brush.colours().dark());
            brush.line(open(31, 23, 69, 23), brush.colours().main(), 0.8);
            brush.fill(box(28, 46, 44, 24, 1), Palette.mixed(brush.colours().light(), Color.WHITE, 0.65f));
            brush.fill(polygon(50, 49, 57, 58, 50, 67, 43, 58), brush.colours().accent());
            brush.line(open(33, 37, 33, 43), Color.WHITE, 1.8);
        }
    },
    SACK("rice", "millet", "ragi", "atta", "dal", "rajma", "tea", "chai", "coffee powder", "chikki", "sev", "papad") {
        @Override
        void draw(Brush brush) {
            brush.fill(
                    curve(30, 24, 24, 44, 22, 70, 26, 88, 40, 91, 60, 91, 74, 88, 78, 70, 76, 44, 70, 24),
                    brush.colours().main());
            brush.fill(polygon(29, 12, 71, 12, 70, 25, 30, 25), brush.colours().dark());
            brush.line(open(31, 21, 69, 21), brush.colours().accent(), 1.4);
            brush.fill(box(34, 42, 32, 32, 16), Palette.mixed(brush.colours().light(), Color.WHITE, 0.6f));
            for (var i = 0; i < 3; i++) {
                brush.fill(
                        curve(50, 68, 40 + i * 10, 62, 38 + i * 12, 54, 44 + i * 6, 48, 52 + i * 2, 54, 52, 62, 50, 68),
                        brush.colours().main());
            }
        }
    },
    SOAP("soap") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(18, 42, 64, 32, 18), brush.colours().dark());
            brush.fill(box(18, 36, 64, 32, 18), brush.colours().main());
            brush.line(box(25, 42, 50, 20, 12), brush.colours().light(), 1.2);
            for (var bubble : new double[][] {{66, 18, 12}, {54, 24, 7}, {76, 30, 6}}) {
                brush.line(
                        oval(bubble[0], bubble[1], bubble[2], bubble[2]),
                        brush.colours().light(),
                        1.2);
            }
        }
    },
    TUBE("toothpaste", "shaving", "toothbrush", "tooth powder") {
        @Override
        void draw(Brush brush) {
            brush.fill(polygon(30, 14, 70, 14, 62, 74, 38, 74), brush.colours().main());
            brush.fill(box(29, 11, 42, 6, 1), brush.colours().dark());
            brush.fill(box(40, 74, 20, 13, 3), brush.colours().dark());
            brush.fill(
                    polygon(34.5, 34, 65.5, 34, 63.5, 52, 36.5, 52),
                    Palette.mixed(brush.colours().light(), Color.WHITE, 0.6f));
            brush.fill(oval(45, 38, 10, 10), brush.colours().accent());
        }
    },
    CUSHION("cushion", "pillow") {
        @Override
        void draw(Brush brush) {
            var cushion = curve(
                    20, 20, 40, 28, 60, 28, 80, 20, 74, 40, 74, 60, 80, 80, 60, 74, 40, 74, 20, 80, 26, 60, 26, 40, 20,
                    20);
            brush.fill(cushion, brush.colours().main());
            brush.dotted(cushion, brush.colours().light(), 10, 2.4);
            brush.line(cushion, brush.colours().accent(), 1.6);
        }
    },
    RUG("dhurrie", "rug", "mat") {
        @Override
        void draw(Brush brush) {
            var rug = polygon(24, 26, 76, 26, 88, 78, 12, 78);
            brush.fill(rug, brush.colours().main());
            brush.striped(rug, brush.colours().light(), 12, 4);
            brush.line(polygon(29, 32, 71, 32, 80, 73, 20, 73), brush.colours().accent(), 1.6);
            for (var x = 13; x < 88; x += 4) {
                brush.line(open(x, 78, x, 83), brush.colours().dark(), 0.8);
            }
        }
    },
    FLAME("diya", "candle", "dhoop", "incense") {
        @Override
        void draw(Brush brush) {
            brush.fill(curve(50, 14, 60, 30, 62, 38, 50, 46, 38, 38, 40, 30, 50, 14), new Color(0xF2A32B));
            brush.fill(curve(50, 26, 55, 34, 55, 40, 50, 44, 45, 40, 45, 34, 50, 26), new Color(0xFCE38A));
            brush.line(open(50, 42, 50, 52), brush.colours().dark(), 1.4);
            brush.fill(
                    curve(16, 50, 20, 76, 36, 82, 50, 82, 64, 82, 80, 76, 84, 50),
                    brush.colours().main());
            brush.fill(oval(16, 45, 68, 11), brush.colours().dark());
            brush.line(curve(28, 66, 40, 74, 60, 74, 72, 66), brush.colours().accent(), 1.8);
        }
    },
    BELL("bell") {
        @Override
        void draw(Brush brush) {
            brush.line(oval(44, 10, 12, 12), brush.colours().dark(), 2.6);
            brush.fill(oval(44, 76, 12, 12), brush.colours().dark());
            brush.fill(
                    curve(44, 22, 30, 30, 34, 60, 20, 76, 40, 82, 60, 82, 80, 76, 66, 60, 70, 30, 56, 22),
                    brush.colours().main());
            brush.line(curve(25, 70, 40, 75, 60, 75, 75, 70), brush.colours().light(), 1.8);
        }
    },
    POT("planter", "basket") {
        @Override
        void draw(Brush brush) {
            for (var i = -2; i <= 2; i++) {
                brush.fill(
                        curve(
                                50,
                                48,
                                50 + i * 8 - 6,
                                36,
                                50 + i * 12 - 5,
                                24,
                                50 + i * 14,
                                12,
                                50 + i * 12 + 7,
                                26,
                                50 + i * 8 + 6,
                                38,
                                50,
                                48),
                        i % 2 == 0 ? new Color(0x5E8F4E) : new Color(0x79A963));
            }
            brush.fill(polygon(28, 50, 72, 50, 66, 86, 34, 86), brush.colours().main());
            brush.fill(box(25, 44, 50, 9, 2), brush.colours().dark());
            brush.line(open(33, 66, 67, 66), brush.colours().light(), 1.4);
        }
    },
    FRAME("photo frame") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(22, 14, 56, 70, 2), brush.colours().dark());
            brush.fill(box(24, 16, 52, 66, 1), brush.colours().main());
            brush.fill(box(32, 24, 36, 50, 0), Color.WHITE);
            brush.fill(
                    polygon(32, 74, 46, 50, 54, 62, 60, 54, 68, 74),
                    brush.colours().light());
            brush.fill(oval(54, 32, 9, 9), brush.colours().accent());
        }
    },
    POWER("pen drive", "dual connector", "power bank", "charger", "cable", "extension", "phone stand") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(32, 12, 36, 64, 8), brush.colours().main());
            brush.fill(
                    polygon(52, 22, 40, 46, 49, 46, 46, 64, 60, 38, 51, 38),
                    brush.colours().accent());
            brush.fill(box(42, 76, 16, 6, 2), brush.colours().dark());
            brush.line(curve(50, 82, 50, 94, 78, 92, 80, 70), brush.colours().dark(), 2.6);
            brush.fill(box(76, 58, 8, 13, 2), brush.colours().dark());
        }
    },
    PENS("pen", "pens", "pencil", "pencils") {
        @Override
        void draw(Brush brush) {
            for (var i = 0; i < 3; i++) {
                var x = 26 + i * 18;
                var colour = List.of(
                                brush.colours().main(),
                                brush.colours().dark(),
                                brush.colours().accent())
                        .get(i);
                brush.fill(box(x, 16, 11, 54, 3), colour);
                brush.fill(polygon(x, 70, x + 11, 70, x + 5.5, 88), new Color(0xE8CFA4));
                brush.fill(polygon(x + 3.6, 82, x + 7.4, 82, x + 5.5, 88), new Color(0x3A3A3A));
                brush.line(open(x + 3, 22, x + 3, 64), brush.colours().light(), 1);
            }
        }
    },
    PAINTS("pastel", "eraser", "school pack") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(18, 34, 64, 44, 4), brush.colours().dark());
            for (var i = 0; i < 6; i++) {
                brush.fill(box(22 + i * 9.6, 26, 7.6, 44, 3), Color.getHSBColor(i / 6f, 0.5f, 0.85f));
                brush.fill(box(22 + i * 9.6, 46, 7.6, 8, 0), Color.WHITE);
            }
            brush.fill(box(18, 60, 64, 18, 4), brush.colours().main());
        }
    },
    BOOK(
            "stories",
            "thirukkural",
            "tales",
            "book",
            "meals",
            "gardener",
            "atlas",
            "dictionary",
            "notebook",
            "journal",
            "planner",
            "sketchbook") {
        @Override
        void draw(Brush brush) {
            brush.fill(polygon(28, 18, 74, 14, 78, 82, 32, 88), new Color(0xF4EFE3));
            brush.fill(polygon(24, 14, 70, 12, 74, 80, 28, 84), brush.colours().main());
            brush.fill(
                    polygon(24, 14, 30, 13.7, 34, 83.5, 28, 84), brush.colours().dark());
            brush.line(
                    polygon(37, 21, 64, 19.5, 67, 72, 40, 74), brush.colours().accent(), 1.4);
            brush.fill(oval(45, 38, 14, 14), brush.colours().light());
            brush.line(open(44, 60, 61, 59), brush.colours().accent(), 1.6);
        }
    },
    HEADPHONES("headphones", "earbuds", "earphones") {
        @Override
        void draw(Brush brush) {
            brush.line(curve(22, 60, 18, 8, 82, 8, 78, 60), brush.colours().dark(), 6);
            for (var x : new double[] {14, 70}) {
                brush.fill(box(x, 50, 16, 32, 10), brush.colours().main());
                brush.fill(
                        box(x + (x < 50 ? 10 : -2), 54, 8, 24, 6),
                        brush.colours().dark());
            }
            brush.line(open(19, 58, 19, 72), brush.colours().light(), 1.8);
        }
    },
    SPEAKER("speaker") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(26, 14, 48, 72, 10), brush.colours().main());
            brush.fill(oval(40, 22, 20, 20), brush.colours().dark());
            brush.fill(oval(32, 46, 36, 36), brush.colours().dark());
            brush.fill(oval(38, 52, 24, 24), brush.colours().light());
            brush.fill(oval(46, 60, 8, 8), brush.colours().accent());
        }
    },
    LAMP("bulb", "lamp", "lantern") {
        @Override
        void draw(Brush brush) {
            brush.fill(
                    curve(50, 12, 84, 12, 80, 50, 62, 64, 62, 70, 38, 70, 38, 64, 20, 50, 16, 12, 50, 12),
                    new Color(0xFBE08B));
            brush.line(curve(42, 60, 40, 40, 60, 40, 58, 60), new Color(0xE8A33A), 1.8);
            for (var i = 0; i < 3; i++) {
                brush.fill(
                        box(39, 69 + i * 6, 22, 5, 3),
                        i % 2 == 0 ? brush.colours().main() : brush.colours().dark());
            }
        }
    },
    KEYBOARD("keyboard") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(10, 34, 80, 38, 6), brush.colours().dark());
            for (var row = 0; row < 3; row++) {
                for (var i = 0; i < 9; i++) {
                    brush.fill(
                            box(14 + i * 8.1, 38 + row * 8, 6.6, 6.4, 2),
                            brush.colours().light());
                }
            }
            brush.fill(box(30, 62, 40, 6.4, 2), brush.colours().accent());
        }
    },
    MOUSE("mouse") {
        @Override
        void draw(Brush brush) {
            brush.fill(box(30, 18, 40, 66, 40), brush.colours().dark());
            brush.fill(box(31, 17, 38, 63, 38), brush.colours().main());
            brush.line(open(50, 18, 50, 44), brush.colours().dark(), 1);
            brush.fill(box(47, 26, 6, 13, 5), brush.colours().accent());
        }
    },
    /** For whatever else there may be. */
    PARCEL() {
        @Override
        void draw(Brush brush) {
            brush.fill(polygon(20, 36, 50, 24, 80, 36, 50, 48), brush.colours().light());
            brush.fill(polygon(20, 36, 50, 48, 50, 86, 20, 72), brush.colours().main());
            brush.fill(polygon(80, 36, 50, 48, 50, 86, 80, 72), brush.colours().dark());
            brush.line(open(35, 30, 65, 42), brush.colours().accent(), 2.4);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<String> words;

    Motif(String... words) {
        this.words = List.of(words);
    }

    abstract void draw(Brush brush);

    static Motif of(String name, String category) {
        var text = (' ' + name + ' ' + category).toLowerCase(Locale.ROOT).replace('-', ' ');
        return Arrays.stream(values())
                .filter(motif -> motif.words.stream().anyMatch(word -> text.contains(' ' + word)))
                .findFirst()
                .orElse(PARCEL);
    }
}
