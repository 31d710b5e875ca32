package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LinePlotTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    /** The legend stands to the right of this, for names as short as these. */
    private static final int LINES_TO = 700;

    private final LinePlot plot = new LinePlot("Lag <of> g", "records");

    private long coloured() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(plot.draw("plot.png")));
        return IntStream.range(0, LINES_TO)
                .mapToLong(x -> IntStream.range(0, image.getHeight())
                        .filter(y -> isColoured(new Color(image.getRGB(x, y))))
                        .count())
                .sum();
    }

    /** Frames, grids and letters are black or grey. */
    private static boolean isColoured(Color c) {
        return Color.RGBtoHSB(c.getRed(), c.getGreen(), c.getBlue(), null)[1] > 0.3;
    }

    @Test
    void drawsALineOfPoints() throws IOException {
        plot.add("a", START, 2);
        plot.add("a", START.plusSeconds(60), 9);

        assertThat(coloured()).isGreaterThan(500);
    }

    @Test
    void aSinglePointIsSeenToo() throws IOException {
        plot.add("a", START, 2);

        assertThat(coloured()).isBetween(20L, 500L);
    }

    @Test
    void anSvgSaysInWordsWhatItShows() {
        plot.add("b & c", START, 2);
        plot.add("a", START, 1);

        assertThat(new String(plot.draw("plot.svg"), UTF_8))
                .contains("<title>Lag &lt;of&gt; g</title>", "<desc>records: a, b &amp; c</desc>")
                .endsWith("</svg>\n");
    }
}
